import type { Failure, FailureLocation, RaiseOptions } from '@app/interchange';
import { mapFailures } from '@app/interchange';
import type { MapLookups } from '../map.js';
import type { FieldPlace } from './field-place.js';
import type { Frame, Place } from './frame.js';
import { documentPath } from './frame.js';
import type { Trace } from './trace.js';

export type { FieldPlace } from './field-place.js';

type FailureName = keyof typeof mapFailures.definitions;

/** One evaluation of a map over one thing that is read. */
export abstract class Run {
  readonly failures: Failure[] = [];

  /** @param trace collects what is read; only of maps that are compiled for it */
  constructor(
    readonly lookups: MapLookups | undefined,
    readonly decimalMark: string,
    readonly trace: Trace | undefined,
  ) {}

  /** Where every path starts: the whole of what is read. */
  abstract readonly root: Frame;

  /** Of the whole of what is read: its control numbers, its file. */
  abstract location(): FailureLocation;

  /** Raises a failure of a field, pointing at what it is made from, else at where that is looked for. */
  raise(name: FailureName, field: FieldPlace, frame: Frame, at: Place | undefined, options: RaiseOptions = {}): void {
    const path = documentPath(field.template, frame);
    this.failures.push(
      mapFailures.raise(name, {
        ...options,
        with: { field: path, map: `${field.file}:${field.line}`, ...options.with },
        location: { ...this.location(), ...(at ?? frame.place()), path },
      }),
    );
  }

  /** A field that must be there is not; unless a failure has already said why. */
  raiseMissing(field: FieldPlace, frame: Frame): void {
    const path = documentPath(field.template, frame);
    const said = this.failures.some(({ severity, location }) => severity === 'error' && location?.path === path);
    if (!said) this.raise('missingField', field, frame, undefined);
  }
}
