import type { CanonicalDocument } from '@app/canonical';
import { validateDocument } from '@app/canonical';
import type { FailureLocation } from '@app/interchange';
import { locate, mapFailures } from '@app/interchange';
import type { FieldPlace, Reading, Run } from '../engine/run.js';

/**
 * Checks a document against its schema. Each problem becomes a failure that points back to the segment which the field
 * was made from, or, where nothing was sent, to the segment of the nearest field around it.
 *
 * @param place of the map, where no field is nearer
 * @param readings evaluates once more to learn what each field was made from; called only when something is wrong
 */
export function checkDocument(
  document: CanonicalDocument,
  run: Run,
  place: FieldPlace,
  readings: () => readonly Reading[],
): void {
  const problems = validateDocument(document);
  if (problems.length === 0) return;
  const made = readings();
  // The balance is worked out from the document, after this check.
  for (const { path, message } of problems.filter((problem) => problem.path !== 'balance')) {
    const missing = message === 'is required';
    const nearest = nearestReading(made, path);
    const at = nearest?.place ?? place;
    run.failures.push(
      mapFailures.raise(missing ? 'missingField' : 'invalidField', {
        with: { field: path, problem: message, map: `${at.file}:${at.line}` },
        location: { ...run.transactionLocation(), ...segmentOf(nearest, run, missing), path },
        ...(missing || nearest?.element === undefined ? {} : { value: textOf(nearest) }),
      }),
    );
  }
}

/** The reading of a path, else of the longest path that surrounds it. */
function nearestReading(readings: readonly Reading[], path: string): Reading | undefined {
  for (let around = path; around !== ''; around = around.replace(/(\.|^)[^.]*$/, '')) {
    const found = readings.find((reading) => reading.path === around || reading.path.startsWith(`${around}.`));
    if (found !== undefined) return found;
  }
  return undefined;
}

function segmentOf(reading: Reading | undefined, run: Run, missing: boolean): FailureLocation {
  const first = run.matched.root.segments[0]?.segment;
  if (reading === undefined) return first === undefined ? {} : locate(first);
  const { segment, element, component, loop } = reading;
  const location = missing ? locate(segment) : locate(segment, element, component);
  return { ...location, ...(loop === '' ? {} : { loop }) };
}

function textOf({ segment, element, component }: Reading): string {
  return element === undefined ? '' : segment.value(element, component);
}
