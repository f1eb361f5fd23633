import { envelopeViolation } from './envelope.oracle.mjs';

const UNREADABLE = 'CD-1002';

/** Everything a reader tells of some bytes, in short, and what is inconsistent in the telling. */
export function reading(createReader, chunks, length) {
  const told = [];
  const wrong = [];
  const open = [];
  let failures = 0;
  let errors = 0;
  const enter = (level) => open.push(level);
  const leave = (level, { byteOffset, byteLength }) => {
    if (open.pop() !== level) wrong.push(`${level} ends, but it is not the innermost`);
    if (byteOffset < 0 || byteLength < 0 || byteOffset + byteLength > length)
      wrong.push(`${level} ends beyond the bytes`);
    told.push(`${level} ends ${byteOffset} ${byteLength}`);
  };
  const reader = createReader({
    interchangeStart: ({ control }) => (enter('interchange'), told.push(`interchange ${control}`)),
    groupStart: ({ control }) => (enter('group'), told.push(`group ${control}`)),
    transactionStart: ({ control }) => (enter('transaction'), told.push(`transaction ${control}`)),
    segment: (segment) => {
      const { byteOffset, byteLength } = segment;
      if (byteOffset + byteLength > length) wrong.push(`${segment.id} lies beyond the bytes`);
      told.push(`${byteOffset} ${byteLength} ${segment.elementCount} ${segment.value(segment.elementCount)}`);
    },
    transactionEnd: (end) => leave('transaction', end),
    groupEnd: (end) => leave('group', end),
    interchangeEnd: (end) => leave('interchange', end),
    failure: ({ code, severity, location }) => {
      failures++;
      if (severity === 'error') errors++;
      // What is unreadable is told at once, so that its length is what had come by then.
      told.push(`${code} ${location?.byteOffset} ${code === UNREADABLE ? '' : location?.byteLength}`);
    },
  });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  if (open.length > 0) wrong.push(`${open.at(-1)} never ends`);
  return { told: told.join('\n'), wrong, failures, errors };
}

/** What is wrong with how the bytes are read: [] where nothing is. `cut` is where the second reading is split. */
export function findings(createReader, bytes, cut) {
  const whole = reading(createReader, [bytes], bytes.length);
  const parts = reading(createReader, [bytes.subarray(0, cut), bytes.subarray(cut)], bytes.length);
  const found = [...whole.wrong];
  if (whole.told !== parts.told) found.push(`the reading differs when split at ${cut}`);
  if (whole.errors === 0) {
    const violation = envelopeViolation(bytes);
    if (violation !== undefined) found.push(`passes in silence: ${violation}`);
  }
  return found;
}
