import { createHash } from 'node:crypto';

/**
 * The version of a definition: SHA-256, in hex, of what it says, with all that it extends and uses. Comments and
 * spacing do not count; the order of keys does.
 */
export function contentHash(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
