import type { EnvelopeParty, Standard } from '@app/interchange';
import type { Identity } from './partner.js';

/** Finds owners by the identities that envelopes name. */
export class IdentityIndex<Owner> {
  private readonly entries = new Map<string, { readonly group: string | undefined; readonly owner: Owner }[]>();

  add(identity: Identity, owner: Owner): void {
    const key = keyOf(identity.standard, identity);
    const entries = this.entries.get(key) ?? [];
    entries.push({ group: identity.group, owner });
    this.entries.set(key, entries);
  }

  /**
   * The owners of an identity. With a group code (GS02) only those that it fits; one that asks for just this code goes
   * before those that ask for none.
   */
  find(standard: Standard, party: EnvelopeParty, group?: string): Owner[] {
    const entries = this.entries.get(keyOf(standard, party)) ?? [];
    if (group === undefined) return [...new Set(entries.map(({ owner }) => owner))];
    const exact = entries.filter((entry) => entry.group === group);
    const fitting = exact.length > 0 ? exact : entries.filter((entry) => entry.group === undefined);
    return [...new Set(fitting.map(({ owner }) => owner))];
  }
}

function keyOf(standard: Standard, { qualifier, id }: { readonly qualifier: string; readonly id: string }): string {
  return [standard, qualifier.trimEnd(), id.trimEnd()].join('\n');
}
