import { duplicateKey } from '@app/pipeline';
import type { DuplicateQuery, DuplicateVerdict, Duplicates } from '@app/pipeline';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../storage/text.js';
import type { InterchangeWork } from './interchange.work.js';

interface InEffect {
  readonly id: string;
  readonly sha256: string;
  readonly since: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The interchanges in effect, for one database transaction. A unique index over `in_effect_key` holds what is decided
 * here, whoever else decides at the same time.
 */
export class StoredDuplicates {
  /** What is in effect by key, as far as it is known here; undefined where nothing is. */
  private readonly known = new Map<string, InEffect | undefined>();
  /** Interchanges that are no longer in effect for their key: past the window, or replaced by a person's decision. */
  readonly retired = new Set<string>();

  constructor(private readonly tx: EntityManager) {}

  /** Asks for several interchanges at once; what is not asked for here is asked for one by one. */
  async expect(interchanges: readonly InterchangeWork[]): Promise<void> {
    const keys = interchanges.map((work) => sha256(duplicateKey(work).key));
    for (const key of keys) this.known.set(key, undefined);
    for (const row of await this.ask(keys)) this.known.set(row.key, row);
  }

  /** The port for one interchange; `key` tells afterwards what was looked for. */
  forInterchange(id: string, receivedAt: Date): InterchangeDuplicates {
    return new InterchangeDuplicates(this, id, receivedAt);
  }

  /** What is in effect for a key, other than the interchange itself. */
  async find(key: string, self: string): Promise<InEffect | undefined> {
    const found = this.known.has(key) ? this.known.get(key) : (await this.ask([key]))[0];
    return found?.id === self ? undefined : found;
  }

  private ask(keys: readonly string[]): Promise<(InEffect & { readonly key: string })[]> {
    return rows(
      this.tx,
      `SELECT in_effect_key AS key, id, sha256, in_effect_since AS since FROM gateway.interchange
       WHERE in_effect_key = ANY($1)`,
      [keys],
    );
  }

  take(key: string, interchange: InEffect): void {
    this.known.set(key, interchange);
  }
}

/** Decides for one interchange whether it came before. */
export class InterchangeDuplicates implements Duplicates {
  /** Hashed, so that any control number fits the index. */
  key: string | undefined;
  private found: InEffect | undefined;

  constructor(
    private readonly store: StoredDuplicates,
    private readonly id: string,
    private readonly receivedAt: Date,
  ) {}

  async verdict(query: DuplicateQuery): Promise<DuplicateVerdict> {
    this.key = sha256(query.key);
    this.found = await this.store.find(this.key, this.id);
    if (this.found === undefined || this.expired(this.found, query.windowDays)) return { kind: 'new' };
    return { kind: this.found.sha256 === query.sha256 ? 'repeat' : 'conflict', of: this.found.id };
  }

  /** Records that the interchange is in effect from now on, in place of one that a newer rule allows it to replace. */
  take(contentHash: string): void {
    if (this.key === undefined) return;
    if (this.found !== undefined) this.store.retired.add(this.found.id);
    this.store.take(this.key, { id: this.id, sha256: contentHash, since: this.receivedAt });
  }

  private expired({ since }: InEffect, windowDays: number | undefined): boolean {
    return windowDays !== undefined && this.receivedAt.getTime() - since.getTime() > windowDays * DAY;
  }
}
