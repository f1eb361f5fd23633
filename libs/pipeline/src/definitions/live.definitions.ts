import { DefinitionError, printDiagnostic } from '@app/definitions';
import type { ExampleOutcome } from '../golden/examples.js';
import { Examples } from '../golden/examples.js';
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
  | {
      readonly kind: 'refused';
      readonly files: readonly string[];
      readonly problems: readonly ReloadProblem[];
      /** The problems, a sentence a line. */
      readonly reason: string;
    };

/** Why files cannot be used: a mistake with its place, or an example and its first difference. */
export interface ReloadProblem {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly remedy: string;
}

/** A change that is not in force. */
export interface RefusedReload {
  readonly at: Date;
  /** What was written. */
  readonly files: readonly string[];
  /** At most 20. */
  readonly problems: readonly ReloadProblem[];
}

const MOST_PROBLEMS = 20;

/**
 * The definitions in force, which change when their files do. Who works on a message takes `current` once, and so
 * sees one state of all files from its beginning to its end.
 */
export class LiveDefinitions {
  private last: Reload = { kind: 'unchanged' };
  private lastAt = new Date();
  private switchedAt = new Date();

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

  /** When it came into force. */
  get since(): Date {
    return this.switchedAt;
  }

  /** What the files say now, and why it is not in force; undefined where it is. */
  get refused(): RefusedReload | undefined {
    if (this.last.kind !== 'refused') return undefined;
    const { files, problems } = this.last;
    return { at: this.lastAt, files, problems };
  }

  /** The same in sentences. */
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
    this.lastAt = new Date();
    if (tried.definitions !== undefined) {
      this.inForce = tried.definitions;
      this.switchedAt = this.lastAt;
    }
    return tried.outcome;
  }

  private async attempt(files: readonly string[]): Promise<Attempt> {
    try {
      const definitions = await Definitions.prepare(this.roots);
      const outcomes = await runExamples(this.roots, definitions, files);
      const broken = outcomes.filter(({ differences }) => differences.length > 0);
      if (broken.length > 0) return { outcome: refusalOf(files, broken.map(exampleProblem)) };
      return { definitions, outcome: { kind: 'switched', files, examples: outcomes.length } };
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      return { outcome: refusalOf(files, error.diagnostics) };
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
): Promise<ExampleOutcome[]> {
  const examples = Examples.of(roots, definitions);
  const outcomes: ExampleOutcome[] = [];
  for (const golden of concernedCases(files, examples.cases(), roots)) outcomes.push(await examples.run(golden));
  return outcomes;
}

function exampleProblem({ golden, differences }: ExampleOutcome): ReloadProblem {
  const [first] = differences;
  const [expected, actual] = [first?.expected, first?.actual].map((each) => JSON.stringify(each) ?? 'nothing');
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  const message = `The example ${golden.name} differs: ${first?.path ?? ''} should be ${expected}, and is ${actual}${more}.`;
  return { file: golden.folder, message, remedy: 'Correct the definition, or the example where it should change.' };
}

function refusalOf(files: readonly string[], all: readonly ReloadProblem[]): Reload {
  const problems = all.slice(0, MOST_PROBLEMS);
  const more = all.length - problems.length;
  const lines = [...problems.map(sentence), ...(more > 0 ? [`There are ${more} more.`] : [])];
  return { kind: 'refused', files, problems, reason: lines.join('\n') };
}

/** Of a mistake as it is printed everywhere; of an example what differs. */
function sentence({ file, line, column, message, remedy }: ReloadProblem): string {
  if (file === undefined || line === undefined || column === undefined) return message;
  return printDiagnostic({ file, line, column, message, remedy });
}
