import type { Dictionary, LoopOutline, MatchedTransaction } from '@app/guide';
import type { Standard } from '@app/interchange';
import type { MapLookups } from '../map.js';
import type { Place } from '../source/frame.js';
import type { DateSource, SourceLanguage } from '../source/language.js';
import { PathError } from '../source/language.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source, Walk } from '../source/source.js';
import type { Trace } from '../source/trace.js';
import { checkPath } from './check-path.js';
import type { LoopScopes } from './check-scope.js';
import { checkScope, enteredScopes } from './check-scope.js';
import { EdiRun } from './edi-run.js';
import { finder } from './finder.js';
import { ItemSource } from './item.source.js';
import { parsePath } from './parse-path.js';
import type { Range, SegmentPath } from './path.js';
import { QualifiedSource } from './qualified.source.js';
import { compilePairs } from './segment.each.js';
import { SegmentSource } from './segment.source.js';
import { ALWAYS, bitOf, TagNumbers } from './tag-numbers.js';
import type { TreeRule } from './tree.js';
import { unreadElements } from './unread-elements.js';

/** What the paths of a map are checked against. */
export interface EdiMessage {
  readonly standard: Standard;
  readonly outline: LoopOutline;
  readonly dictionary: Dictionary | undefined;
}

/** What nests hierarchical loops, as a map writes it. */
export interface TreeDefinition {
  readonly loop: string;
  readonly id: string;
  readonly parent: string;
}

/** Paths into the loops and segments of X12 and EDIFACT: `N1(01=BY)/PER.04`. */
export class EdiLanguage implements SourceLanguage<MatchedTransaction> {
  readonly root: LoopScopes;
  private readonly numbers = new TagNumbers();
  private readonly tree: TreeRule | undefined;

  /** Throws a PathError where the tree is not written with paths. */
  constructor(
    private readonly message: EdiMessage,
    private readonly definition: TreeDefinition | undefined,
  ) {
    this.root = [message.outline];
    this.tree = definition === undefined ? undefined : this.treeRule(definition);
  }

  source(text: string, scopes: LoopScopes, field: FieldPlace): Source {
    const path = parsePath(text);
    return path.kind === 'item' ? new ItemSource(path) : this.segmentSource(path, scopes, field);
  }

  pairs(text: string, scopes: LoopScopes, field: FieldPlace): Walk {
    const { path, range } = this.runOf(text);
    const source = this.segmentSource(path, scopes, field);
    const { numbers } = this;
    const each = compilePairs(path, range, finder(path, numbers), numbers);
    return { entered: source.entered, each, tested: (frame, run) => source.tested(frame, run) };
  }

  qualified(text: string, qualifiers: readonly string[], scopes: LoopScopes): Source {
    const { path, range } = this.runOf(text);
    this.check(path, scopes);
    return new QualifiedSource(finder(path, this.numbers), range, new Set(qualifiers));
  }

  /** In EDIFACT a path leads to C507: 2005 says what it is, 2380 is the date, 2379 its layout. */
  date(text: string, scopes: LoopScopes, field: FieldPlace): DateSource {
    const path = parsePath(text);
    if (this.message.standard === 'x12' || path.kind === 'item' || path.component !== undefined) {
      return { value: this.source(text, scopes, field) };
    }
    const component = (nth: number): SegmentPath => ({
      ...path,
      element: path.element ?? { first: 1, last: 1 },
      component: { first: nth, last: nth },
    });
    return {
      value: this.segmentSource(component(2), scopes, field),
      format: this.segmentSource(component(3), scopes, field),
    };
  }

  needs(text: string): number {
    const path = parsePath(text);
    if (path.kind === 'item' || path.fromRoot || path.up.length > 0) return ALWAYS;
    const { tag } = path.loops[0] ?? path.segment;
    return /^SG\d/.test(tag) ? ALWAYS : bitOf(this.numbers.of(tag));
  }

  run(matched: MatchedTransaction, lookups: MapLookups | undefined, trace: Trace | undefined): Run {
    return new EdiRun(matched, this.tree, this.numbers, lookups, trace);
  }

  unread(matched: MatchedTransaction, read: readonly Place[]): Place[] {
    return unreadElements(matched, read, this.tree && { ...this.tree, tag: this.definition?.loop ?? '' });
  }

  private segmentSource(path: SegmentPath, scopes: LoopScopes, field: FieldPlace): Source {
    this.check(path, scopes);
    const inner = enteredScopes(path, scopes, this.message.outline);
    return new SegmentSource(path, finder(path, this.numbers), this.numbers, inner, field, scopes);
  }

  private check(path: SegmentPath, scopes: LoopScopes): void {
    const { dictionary, outline } = this.message;
    const problem = (dictionary && checkPath(path, dictionary)) ?? checkScope(path, scopes, outline);
    if (problem !== undefined) throw new PathError(problem.message, problem.remedy);
  }

  /** A path to a run of elements. */
  private runOf(text: string): { path: SegmentPath; range: Range } {
    const path = parsePath(text);
    if (path.kind === 'item' || path.element === undefined) {
      throw new PathError('A run of elements is expected here.', 'Write it like "pairs: PO1.06-25".');
    }
    return { path, range: path.element };
  }

  private treeRule({ loop, id, parent }: TreeDefinition): TreeRule {
    const place = (text: string): TreeRule['id'] => {
      const path = parsePath(text);
      if (path.kind === 'item' || path.element === undefined) {
        throw new PathError(`"${text}" names no element.`, 'Write it like "id: HL.01" and "parent: HL.02".');
      }
      return { element: path.element.first, component: path.component?.first ?? 1 };
    };
    return { loop: this.numbers.of(loop), id: place(id), parent: place(parent) };
  }
}
