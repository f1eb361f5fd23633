import type { Failure } from '@app/interchange';
import { outboundFailures } from '@app/interchange';
import type { MadeSegment, OutboundMade } from '@app/mapping';

/** A failure for each text that holds a character which cannot be written, at its place in the document. */
export function unwritableTexts(made: OutboundMade, isUnwritable: (character: string) => boolean): Failure[] {
  return made.segments.flatMap((segment, index) =>
    textsOf(segment).flatMap(({ text, element, component }) => {
      const character = [...text].find(isUnwritable);
      if (character === undefined) return [];
      const { map, ...origin } = made.originOf(index, element, component);
      return outboundFailures.raise('notWritable', {
        with: { element: origin.path ?? segment[0], text, character, map },
        location: { ...origin, segmentId: segment[0], elementPosition: element },
        value: text,
      });
    }),
  );
}

interface PlacedText {
  readonly text: string;
  readonly element: number;
  readonly component: number | undefined;
}

/** The texts of a segment, where they stand. */
export function textsOf([, ...elements]: MadeSegment): PlacedText[] {
  return elements.flatMap((element, index): PlacedText[] =>
    typeof element === 'string'
      ? [{ text: element, element: index + 1, component: undefined }]
      : element.map((text, inner) => ({ text, element: index + 1, component: inner + 1 })),
  );
}
