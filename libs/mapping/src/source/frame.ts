import type { FailureLocation } from '@app/interchange';

/** Where a value stands in what is read; without `path`, which names the field that it makes. */
export type Place = Omit<FailureLocation, 'path'>;

/** A place of what is read, from which paths start. Every source language has its own. */
export abstract class Frame {
  /**
   * @param tags bits for what can be found from here, see {@link SourceLanguage.needs}
   * @param parent the frame that this one was entered from
   * @param index place in the list that is being made, from 0; -1 where the frame is no item of a list
   */
  constructor(
    public tags: number,
    readonly parent: Frame | undefined,
    public index: number,
  ) {}

  /** The same place, as an item of a list. */
  abstract at(index: number): Frame;

  /** Of the place itself: for failures of what should be found from it. */
  abstract place(): Place;
}

/** `lines[].quantity` with the places of the lists that the frame stands in: `lines[2].quantity`. */
export function documentPath(template: string, frame: Frame): string {
  const indexes: number[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.index >= 0) indexes.unshift(at.index);
  return template.replaceAll('[]', () => `[${indexes.shift() ?? 0}]`);
}
