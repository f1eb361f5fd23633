import type { Guide } from '@app/guide';
import type { Failure } from '@app/interchange';
import { outboundFailures } from '@app/interchange';
import type { OutboundMade } from '@app/mapping';
import { parse } from '../parse/parse.stage.js';

/** What our own reader and the guide say of what would be sent: each failure at its place in the document. */
export async function readBack(bytes: Buffer, guide: Guide, made: OutboundMade): Promise<Failure[]> {
  const failures: Failure[] = [];
  for await (const event of parse([bytes])) {
    if (event.kind === 'failure') failures.push(event.failure);
    if (event.kind === 'transaction')
      failures.push(...event.transaction.failures, ...guide.match(event.transaction).failures);
  }
  return failures.map((failure) => refused(failure, guide, made));
}

/** ST or UNH is the first segment of a transaction; of XML the root is. */
const HEADER = 1;

function refused(
  { severity, message, location = {}, value, standardCodes }: Failure,
  guide: Guide,
  made: OutboundMade,
): Failure {
  const { segmentPosition, segmentId, loop, elementPosition, componentPosition, dataElement } = location;
  const header = made.document === undefined ? HEADER : 0;
  const at = segmentPosition === undefined ? undefined : segmentPosition - header - 1;
  const isThere = at !== undefined && (made.document !== undefined || made.segments[at]?.[0] === segmentId);
  const origin = isThere
    ? made.originOf(at, elementPosition, componentPosition)
    : made.originOfMissing(segmentId ?? '');
  const { map = guide.ref, ...place } = origin ?? {};
  return outboundFailures.raise('refusedByGuide', {
    severity,
    with: { guide: guide.ref, problem: message.replace(/\.$/, ''), map },
    location: {
      ...place,
      ...(segmentPosition === undefined ? {} : { segmentPosition }),
      ...(segmentId === undefined ? {} : { segmentId }),
      ...(loop === undefined ? {} : { loop }),
      ...(elementPosition === undefined ? {} : { elementPosition }),
      ...(componentPosition === undefined ? {} : { componentPosition }),
      ...(dataElement === undefined ? {} : { dataElement }),
    },
    ...(value === undefined ? {} : { value }),
    ...(standardCodes === undefined ? {} : { standardCodes }),
  });
}
