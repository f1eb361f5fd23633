import type { OutboundMade } from '@app/mapping';
import type { X12Delimiters } from '@app/x12';
import { isaControl, writeX12Interchange } from '@app/x12';
import type { OutboundForm } from './outbound.form.js';
import { textsOf, unwritableTexts } from './unwritable.text.js';

/** X12: one group with one transaction, in ASCII. */
export const x12Outbound: OutboundForm = {
  levels: ['interchange', 'group', 'transaction'],
  unwritable: ({ made }) => unwritableTexts(made, (character) => /[^ -~]/.test(character)),
  write({ guide, terms, made, at }, { interchange, group, transaction }) {
    const { sender, receiver, test } = terms;
    const { version, message, group: functionalId = '' } = guide;
    const bytes = writeX12Interchange({
      sender,
      receiver,
      version: version.slice(0, 5),
      control: interchange,
      at,
      test,
      delimiters: delimitersFor(made),
      interchangeAcknowledgments: [],
      groups: [
        {
          functionalId,
          sender: sender.group ?? sender.id,
          receiver: receiver.group ?? receiver.id,
          control: group,
          version,
          transactions: [{ type: message, control: transaction, segments: made.segments }],
        },
      ],
    });
    return {
      bytes,
      control: isaControl(interchange),
      groupControl: String(group),
      transactionControl: String(transaction).padStart(4, '0'),
    };
  },
};

/** For each delimiter the usual one, where no text holds it; the last is a separator of ASCII, which none holds. */
const CHOICES = {
  element: ['*', '|', '\x1d'],
  component: ['>', ':', '\x1f'],
  repetition: ['^', '!', '\x1e'],
  terminator: ['~', '\x1c'],
};

/** X12 has no release character: what is data somewhere delimits nothing. */
function delimitersFor({ segments }: OutboundMade): X12Delimiters {
  const used = new Set(segments.flatMap((segment) => textsOf(segment).flatMap(({ text }) => [...text])));
  const unused = (choices: readonly string[]): string => choices.find((one) => !used.has(one)) ?? '';
  return {
    element: unused(CHOICES.element),
    component: unused(CHOICES.component),
    repetition: unused(CHOICES.repetition),
    terminator: unused(CHOICES.terminator),
  };
}
