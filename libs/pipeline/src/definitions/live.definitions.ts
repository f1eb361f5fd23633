import { DefinitionError } from '@app/definitions';
import type { GoldenOutcome } from '../golden/golden.runner.js';
import { GoldenRunner } from '../golden/golden.runner.js';
import { concernedCases } from '../golden/golden.concern.js';
import type { DefinitionRoots } from './definitions.js';
import { Definitions } from './definitions.js';
import type { FileScan } from './file.scan.js';
import { changedFiles, scanFiles } from './file.scan.js';

/** What came of a look at the files. */
export type Reload =
  /** Nothing was written, or it is being written still. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'switched'; readonly files: readonly string[]; readonly examples: number }
  /** The reason is a sentence a line, with file, line and column, or the example and its first difference. */
  | { readonly kind: 'refused'; readonly files: readonly string[]; readonly reason: string };

const MOST_REASONS = 20;

/**
 * The definitions in force, which change when their files do. Who works on a message takes `current` once, and so
 * sees one state of all files from its beginning to its end.
 */
export class LiveDefinitions {
  private last: Reload = { kind: 'unchanged' };

  private constructor(
    private readonly roots: DefinitionRoots,
    private taken: FileScan,
    private inForce: Definitions,
  ) {}

  /** Throws a DefinitionError where the files have mistakes. */
  static load(roots: DefinitionRoots): LiveDefinitions {
    const seen = scanFiles(foldersOf(roots));
    return new LiveDefinitions(roots, seen, Definitions.load(roots));
  }

  /** What holds now. */
  get current(): Definitions {
    return this.inForce;
  }

  /** Why what the files say now is not in force; undefined where it is. */
  get refusal(): string | undefined {
    return this.last.kind === 'refused' ? this.last.reason : undefined;
  }

  /**
   * Looks at the files. Where some were written since the last time, all is compiled, and the golden examples that these
   * files concern are run; then it is in force, all at once, or refused as it is.
   * Throws only where the folders cannot be read.
   */
  async reload(): Promise<Reload> {
    const seen = scanFiles(foldersOf(this.roots));
    const files = changedFiles(this.taken, seen);
    if (files.length === 0) return { kind: 'unchanged' };
    const tried = await this.attempt(files);
    // What was written while it was read might be half of it: the next look tells.
    if (changedFiles(seen, scanFiles(foldersOf(this.roots))).length > 0) return { kind: 'unchanged' };
    this.taken = seen;
    this.last = tried.outcome;
    if (tried.definitions !== undefined) this.inForce = tried.definitions;
    return tried.outcome;
  }

  private async attempt(files: readonly string[]): Promise<Attempt> {
    try {
      const definitions = await Definitions.prepare(this.roots);
      const outcomes = await runExamples(this.roots, definitions, files);
      const broken = outcomes.filter(({ differences }) => differences.length > 0);
      if (broken.length > 0) return { outcome: { kind: 'refused', files, reason: reasonOf(broken.map(sentence)) } };
      return { definitions, outcome: { kind: 'switched', files, examples: outcomes.length } };
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      return { outcome: { kind: 'refused', files, reason: reasonOf(error.message.split('\n')) } };
    }
  }
}

interface Attempt {
  readonly outcome: Reload;
  /** Where it is to be in force. */
  readonly definitions?: Definitions;
}

function foldersOf({ mappings, partners }: DefinitionRoots): string[] {
  return [mappings, partners];
}

async function runExamples(
  roots: DefinitionRoots,
  definitions: Definitions,
  files: readonly string[],
): Promise<GoldenOutcome[]> {
  const runner = GoldenRunner.of(roots, definitions);
  const outcomes: GoldenOutcome[] = [];
  for (const golden of concernedCases(files, runner.cases(), roots)) outcomes.push(await runner.run(golden));
  return outcomes;
}

function sentence({ golden, differences }: GoldenOutcome): string {
  const [first] = differences;
  const [expected, actual] = [first?.expected, first?.actual].map((each) => JSON.stringify(each) ?? 'nothing');
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  return `The example ${golden.name} differs: ${first?.path ?? ''} should be ${expected}, and is ${actual}${more}.`;
}

function reasonOf(sentences: readonly string[]): string {
  const more = sentences.length - MOST_REASONS;
  return [...sentences.slice(0, MOST_REASONS), ...(more > 0 ? [`There are ${more} more.`] : [])].join('\n');
}
