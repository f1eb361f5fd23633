import { GuideLibrary } from '../../dist/libs/guide/src/index.js';
import { acknowledge, createReader, examine, standalone } from '../../dist/libs/pipeline/src/index.js';
import { reading } from './inspection.mjs';

const guides = GuideLibrary.load('mappings');
/** An answer repeats what names the interchange, as it was sent: a wrong address, a reference with a byte of no character. */
const REPEATED = ['CD-1102', 'CD-1309'];

/** What is wrong with how the bytes are examined and answered: our own reader must find nothing wrong in an answer. */
export async function answerFindings(bytes) {
  const { ports, options } = standalone({ guides, maps: { for: () => undefined }, at: new Date(0) });
  const found = [];
  for await (const step of examine([bytes], ports, options)) {
    if (step.kind !== 'interchange-end') continue;
    for (const answer of await acknowledge(step.result, ports)) {
      const { codes, errors } = reading(createReader, [answer.bytes], answer.bytes.length);
      if (errors > 0 && !REPEATED.some((code) => codes.has(code)))
        found.push(`an answer is refused by our reader: "${answer.bytes.toString('latin1').slice(0, 200)}"`);
    }
  }
  return found;
}
