import { withCode } from '../source/code.js';
import type { Place } from '../source/frame.js';
import type { Scopes, Source } from '../source/source.js';
import type { EdiFrame } from './edi-frame.js';
import type { ItemPath } from './path.js';
import { textAt } from './segment.bytes.js';
import { trimmed } from './trimmed.js';

const NONE: never[] = [];

/** `$2`: the second value of the pair, or the second component of the composite, that the scope is at. */
export class ItemSource implements Source {
  readonly entered: Scopes = undefined;
  readonly text: (frame: EdiFrame) => string;
  private readonly nth: number;

  constructor(path: ItemPath) {
    const nth = (this.nth = path.index);
    const textOf = ({ segment, element, repetition }: EdiFrame): string => {
      if (segment === undefined || element === 0) return '';
      if (repetition === 0) return textAt(segment, element + nth - 1, 1);
      return trimmed(segment.value(element, nth, repetition));
    };
    this.text = withCode(textOf, (text) => {
      const { own } = text;
      const element = own?.element;
      if (own === undefined || element === undefined) return `${text.constant(textOf)}(frame)`;
      return text.once(`item ${nth}`, () => `${text.constant(textAt)}(${own.segment}, ${element} + ${nth - 1}, 1)`);
    });
  }

  texts(frame: EdiFrame): string[] {
    const text = this.text(frame);
    return text === '' ? NONE : [text];
  }

  count(frame: EdiFrame): number {
    return this.text(frame) === '' ? 0 : 1;
  }

  isSent(frame: EdiFrame): boolean {
    return this.text(frame) !== '';
  }

  each(): void {
    // A value holds nothing to go through.
  }

  enter(): EdiFrame[] {
    return NONE;
  }

  places(frame: EdiFrame): Place[] {
    const { segment, element, repetition } = frame;
    if (segment === undefined || element === 0) return NONE;
    if (repetition === 0) return [frame.placeOf(segment, element + this.nth - 1)];
    return [frame.placeOf(segment, element, this.nth, repetition)];
  }

  tested(): Place[] {
    return NONE;
  }
}
