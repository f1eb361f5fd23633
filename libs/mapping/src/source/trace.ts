import type { Frame, Place } from './frame.js';
import { documentPath } from './frame.js';
import type { FieldPlace } from './field-place.js';

/** One value that a field was made from. */
export interface Reading {
  /** Which document is made, from 1; 0: what decides which there are. */
  readonly document: number;
  /** `lines[2].quantity` */
  readonly path: string;
  readonly field: FieldPlace;
  readonly place: Place;
}

/** What an evaluation reads: for explanations, and for what nothing reads. */
export class Trace {
  readonly readings: Reading[] = [];
  /** Places that decided something, a test or a condition, and made no field. */
  readonly consulted: Place[] = [];

  document = 0;

  read(field: FieldPlace, frame: Frame, places: readonly Place[]): void {
    const path = documentPath(field.template, frame);
    for (const place of places) this.readings.push({ document: this.document, path, field, place });
  }
}
