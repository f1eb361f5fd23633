import { packTag } from '@app/interchange';
import type { ByteRange, ElementValue, Segment } from '@app/interchange';
import { UNA_LENGTH } from './service-string.js';

/** UNA as a segment: one element, the six service characters, which nothing separates. */
export class UnaSegment implements Segment {
  readonly id = 'UNA';
  readonly tag = packTag(this.id);
  readonly ordinal = 1;
  readonly position = null;
  readonly elementCount = 1;
  readonly byteLength = UNA_LENGTH;

  constructor(
    readonly byteOffset: number,
    private readonly characters: string,
  ) {}

  value(element: number, component = 1, repetition = 1): string {
    return element === 1 && component === 1 && repetition === 1 ? this.characters : '';
  }

  repetitionCount(element: number): number {
    return element === 1 ? 1 : 0;
  }

  componentCount(element: number): number {
    return element === 1 ? 1 : 0;
  }

  sent(element: number): string {
    return this.value(element);
  }

  binary(): undefined {
    return undefined;
  }

  range(element: number): ByteRange {
    if (element === 0) return { byteOffset: this.byteOffset, byteLength: 3 };
    const absent = element > 1;
    return { byteOffset: this.byteOffset + (absent ? UNA_LENGTH : 3), byteLength: absent ? 0 : 6 };
  }

  elements(): ElementValue[] {
    return [this.characters];
  }

  retain(): Segment {
    return this;
  }
}
