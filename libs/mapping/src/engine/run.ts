import type { MatchedTransaction } from '@app/guide';
import type { Failure, FailureLocation, RaiseOptions, Segment } from '@app/interchange';
import { locate, mapFailures } from '@app/interchange';
import type { MapLookups } from '../map.js';
import type { Frame } from './frame.js';
import { documentPath } from './frame.js';
import type { TagBits } from './tag-bits.js';
import { LoopView } from './loop-view.js';
import type { TreeRule } from './tree.js';
import { nest } from './tree.js';

/** A field and where the map says how it is made. */
export interface FieldPlace {
  /** `lines[].quantity` */
  readonly template: string;
  readonly file: string;
  readonly line: number;
}

/** One value that a field was made from. */
export interface Reading {
  readonly path: string;
  readonly place: FieldPlace;
  readonly segment: Segment;
  readonly loop: string;
  readonly element: number | undefined;
  readonly component: number | undefined;
}

type FailureName = keyof typeof mapFailures.definitions;

/** One evaluation of a map over one transaction. */
export class Run {
  readonly failures: Failure[] = [];
  readonly decimalMark: string;
  readonly root: LoopView;

  /**
   * @param tree of the hierarchical loops, where the map declares one
   * @param readings collects what each field is made from; undefined in the hot path
   */
  constructor(
    readonly matched: MatchedTransaction,
    readonly lookups: MapLookups | undefined,
    tree: TreeRule | undefined,
    tags: TagBits,
    readonly readings?: Reading[],
  ) {
    this.root = new LoopView(matched.root, undefined, tags);
    if (tree !== undefined) nest(this.root, tree);
    this.decimalMark = matched.transaction.interchange.delimiters.decimal;
  }

  note(place: FieldPlace, frame: Frame, segment: Segment, element?: number, component?: number): void {
    const path = documentPath(place.template, frame);
    this.readings?.push({ path, place, segment, loop: frame.view.loop.id, element, component });
  }

  /** Raises a failure of a field, pointing at the segment, element and component that it is made from. */
  raise(
    name: FailureName,
    place: FieldPlace,
    frame: Frame,
    at: { segment: Segment; element?: number; component?: number; repetition?: number } | undefined,
    options: RaiseOptions = {},
  ): void {
    const path = documentPath(place.template, frame);
    const segment = at?.segment ?? frame.segment ?? frame.view.opening;
    const { element, component, repetition } = at ?? {};
    this.failures.push(
      mapFailures.raise(name, {
        ...options,
        with: { field: path, map: `${place.file}:${place.line}`, ...options.with },
        location: {
          ...this.transactionLocation(),
          ...(segment === undefined ? {} : locate(segment, element, component, repetition)),
          ...(frame.view.loop.id === '' ? {} : { loop: frame.view.loop.id }),
          path,
        },
      }),
    );
  }

  /** A field that must be there is not; unless a failure has already said why. */
  raiseMissing(place: FieldPlace, frame: Frame): void {
    const path = documentPath(place.template, frame);
    const said = this.failures.some(({ severity, location }) => severity === 'error' && location?.path === path);
    if (!said) this.raise('missingField', place, frame, undefined);
  }

  transactionLocation(): FailureLocation {
    const { interchange, group, header } = this.matched.transaction;
    return {
      interchangeControl: interchange.control,
      ...(group === undefined ? {} : { groupControl: group.control }),
      transactionControl: header.control,
      transactionType: header.type,
    };
  }
}
