import { createReader } from '@app/pipeline';
import { failureText } from '../console/failure-text.js';
import { LineWriter } from '../console/line-writer.js';
import { paintFor } from '../console/paint.js';
import { readWithProgress } from '../console/progress.js';
import { ByteLines } from './byte-lines.js';
import { JsonLines } from './json-lines.js';
import { SegmentListing } from './segment-listing.js';
import { TextLines } from './text-lines.js';

/**
 * `crossdock inspect`: one line per segment; failures of the envelope go to standard error. Holds one chunk.
 *
 * @returns 0; 1 when an envelope is broken; 2 when there is nothing to inspect
 */
export async function inspect(file: string, { json = false }: { json?: boolean }): Promise<number> {
  const output = new ByteLines(process.stdout);
  const errors = new LineWriter(process.stderr);
  const lines = json ? new JsonLines(output) : new TextLines(output, paintFor(process.stdout));
  const errorPaint = paintFor(process.stderr);
  const listing = new SegmentListing(
    (segment, place) => {
      lines.add(segment, place);
    },
    (failure) => errors.line(failureText(failure, errorPaint)),
  );
  const reader = createReader(listing);
  for await (const chunk of readWithProgress(file, true)) {
    reader.write(chunk);
    await output.flush();
    await errors.flush(false);
  }
  reader.end();
  await output.flush();
  await errors.flush();
  if (listing.interchanges === 0) return 2;
  return listing.errors > 0 ? 1 : 0;
}
