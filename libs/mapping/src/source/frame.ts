import type { FailureLocation } from '@app/interchange';

/** Where a value stands in what is read; without `path`, which names the field that it makes. */
export type Place = Omit<FailureLocation, 'path'>;

/**
 * A place of what is read, from which paths start. Every source language has its own; as no class above it, since a map
 * makes many of them.
 */
export interface Frame {
  /** Bits for what can be found from here, see {@link SourceLanguage.needs}. */
  readonly tags: number;
  /** The frame that this one was entered from. */
  readonly parent: Frame | undefined;
  /** Place in the list that is being made, from 0; -1 where the frame is no item of a list. */
  readonly index: number;

  /** The same place, as an item of a list. */
  at(index: number): Frame;

  /** Of the place itself: for failures of what should be found from it. */
  place(): Place;
}

/** `lines[].quantity` with the places of the lists that the frame stands in: `lines[2].quantity`. */
export function documentPath(template: string, frame: Frame): string {
  const indexes: number[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.index >= 0) indexes.unshift(at.index);
  return template.replaceAll('[]', () => `[${indexes.shift() ?? 0}]`);
}
