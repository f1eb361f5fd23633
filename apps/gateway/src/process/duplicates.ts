import type { DuplicateQuery, DuplicateVerdict, Duplicates } from '@app/pipeline';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../storage/text.js';

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
  private readonly taken = new Map<string, InEffect>();
  /** Interchanges that are no longer in effect for their key: past the window, or replaced by a person's decision. */
  readonly retired = new Set<string>();

  constructor(private readonly tx: EntityManager) {}

  /** The port for one interchange; `key` and `conflict` tell afterwards what was found. */
  forInterchange(id: string, receivedAt: Date): InterchangeDuplicates {
    return new InterchangeDuplicates(this, id, receivedAt);
  }

  /** What is in effect for a key, other than the interchange itself. */
  async find(key: string, self: string): Promise<InEffect | undefined> {
    const here = this.taken.get(key);
    if (here !== undefined) return here.id === self ? undefined : here;
    const [row] = await rows<InEffect>(
      this.tx,
      `SELECT id, sha256, in_effect_since AS since FROM gateway.interchange WHERE in_effect_key = $1 AND id <> $2`,
      [key, self],
    );
    return row;
  }

  take(key: string, interchange: InEffect): void {
    this.taken.set(key, interchange);
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
