import { EmbeddedPostgresError } from '@app/persistence';
import { SettingsError } from '../settings/settings.js';

/** A start that cannot be: the message is the whole of what the operator needs to read. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The sentence for an error that an operator can act on; undefined for a fault of ours, which needs its stack. */
export function startSentence(error: unknown): string | undefined {
  if (error instanceof StartError || error instanceof SettingsError || error instanceof EmbeddedPostgresError) {
    return error.message;
  }
  const { name, message } = error as { name?: unknown; message?: unknown };
  const known = name === 'DefinitionError' || name === 'EventLogError';
  return known && typeof message === 'string' ? message : undefined;
}
