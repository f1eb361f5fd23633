import type { Guide } from '@app/guide';
import type { Segment } from '@app/interchange';
import type { CompiledMap, FieldOrigin, SourcePlace } from '@app/mapping';
import { XmlElement } from '@app/xml';
import { chooseMap } from '../map/map.choice.js';
import type { AcceptedTransaction } from '../map/map.stage.js';
import { lookupsOf } from '../map/map.stage.js';
import type { MapPorts } from '../ports.js';

/** One value that a field of a document was made from. */
export interface ExplainedField extends FieldOrigin {
  /** As sent, escapes resolved. */
  readonly value: string;
}

/** A value that was sent and that no path of the map reads. */
export interface UnusedElement extends SourcePlace {
  readonly value: string;
  /** What the dictionary calls it. */
  readonly name?: string;
}

type ExplainPorts = Pick<MapPorts, 'maps' | 'lookups' | 'guides' | 'tables'>;

/** For each field of the documents of a transaction, what it was made from and where its map says so; [] without a map. */
export function explainTransaction(accepted: AcceptedTransaction, ports: ExplainPorts): ExplainedField[] {
  const map = mapOf(accepted, ports);
  const { matched } = accepted;
  if (map === undefined || matched === undefined) return [];
  const segments = segmentsOf(matched.transaction.segments);
  return map
    .explain(matched, lookupsOf(accepted.agreement, ports))
    .map((origin) => ({ ...origin, value: valueAt(segments, origin) }));
}

/** What was sent in a transaction and not used, in the order of the file; undefined without a map. */
export function unusedElements(accepted: AcceptedTransaction, ports: ExplainPorts): UnusedElement[] | undefined {
  const map = mapOf(accepted, ports);
  const { matched } = accepted;
  if (map === undefined || matched === undefined) return undefined;
  const segments = segmentsOf(matched.transaction.segments);
  const nameOf = elementNames(accepted.guide, ports);
  return map.unused(matched, lookupsOf(accepted.agreement, ports)).map((place) => {
    const name = nameOf(place);
    return { ...place, value: valueAt(segments, place), ...(name === undefined ? {} : { name }) };
  });
}

function mapOf({ agreement, guide }: AcceptedTransaction, { maps }: ExplainPorts): CompiledMap | undefined {
  return chooseMap(maps, agreement, guide);
}

function segmentsOf(segments: readonly Segment[]): ReadonlyMap<number, Segment> {
  return new Map(segments.map((segment) => [segment.position ?? 0, segment]));
}

function valueAt(segments: ReadonlyMap<number, Segment>, place: SourcePlace): string {
  const { segmentPosition = 0, segmentId = '', elementPosition = 1, componentPosition, repetition } = place;
  const segment = segments.get(segmentPosition);
  if (segment instanceof XmlElement) {
    const [, attribute] = segmentId.split('/@');
    return (attribute === undefined ? segment.text : (segment.attributes.get(attribute) ?? '')).trim();
  }
  return segment?.value(elementPosition, componentPosition, repetition) ?? '';
}

function elementNames(guide: Guide | undefined, { guides }: ExplainPorts): (place: SourcePlace) => string | undefined {
  const dictionary =
    guide === undefined || guide.standard === 'xml'
      ? undefined
      : guides.dictionary(`${guide.standard}/${guide.version}`);
  return ({ segmentId = '', elementPosition = 1, componentPosition = 1 }) => {
    const element = dictionary?.segments.get(segmentId)?.elements[elementPosition - 1]?.element;
    return element?.kind === 'composite' ? element.components[componentPosition - 1]?.element.name : element?.name;
  };
}
