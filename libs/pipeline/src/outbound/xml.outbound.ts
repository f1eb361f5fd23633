import type { Failure } from '@app/interchange';
import { outboundFailures } from '@app/interchange';
import type { OutboundMade } from '@app/mapping';
import type { XmlTree } from '@app/xml';
import { foreignCharacter, writeXml } from '@app/xml';
import type { OutboundForm } from './outbound.form.js';

/** XML: one document in UTF-8. What it bears of its envelope, the map has put into it. */
export const xmlOutbound: OutboundForm = {
  levels: ['interchange'],
  unwritable: ({ made }) => unwritable(made),
  write({ madeUnder }, { interchange }) {
    const control = String(interchange);
    const { document } = madeUnder(control);
    if (document === undefined) throw new TypeError('A map of segments was given to be written as XML.');
    return { bytes: writeXml(document), control, transactionControl: control };
  },
};

/** A failure for each text with a character that XML does not have. */
function unwritable(made: OutboundMade): Failure[] {
  const failures: Failure[] = [];
  let index = 0;
  const visit = (tree: XmlTree): void => {
    const origin = made.originOf(index++);
    for (const text of [tree.text ?? '', ...Object.values(tree.attributes ?? {})]) {
      const character = foreignCharacter(text);
      if (character === undefined) continue;
      const { map, ...place } = origin;
      failures.push(
        outboundFailures.raise('notWritable', {
          with: { element: place.path ?? tree.name, text, character, map },
          location: { ...place, segmentId: tree.name },
          value: text,
        }),
      );
    }
    tree.children?.forEach(visit);
  };
  if (made.document !== undefined) visit(made.document.root);
  return failures;
}
