import { GuideLibrary } from '../../dist/libs/guide/src/index.js';
import { acknowledge, createReader, examine, standalone } from '../../dist/libs/pipeline/src/index.js';
import { reading } from './inspection.mjs';

const guides = GuideLibrary.load('mappings');
/** An answer to a wrong ISA05 to ISA08 repeats it: there is no other address. */
const REPEATED = 'CD-1102';

/** What is wrong with how the bytes are examined and answered: our own reader must find nothing wrong in an answer. */
export async function answerFindings(bytes) {
  const { ports, options } = standalone({ guides, maps: { for: () => undefined }, at: new Date(0) });
  const found = [];
  for await (const step of examine([bytes], ports, options)) {
    if (step.kind !== 'interchange-end') continue;
    for (const answer of await acknowledge(step.result, ports)) {
      const { codes, errors } = reading(createReader, [answer.bytes], answer.bytes.length);
      if (errors > 0 && !codes.has(REPEATED))
        found.push(`an answer is refused by our reader: "${answer.bytes.toString('latin1').slice(0, 200)}"`);
    }
  }
  return found;
}
