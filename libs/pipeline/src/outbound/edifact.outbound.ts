import { defaultEdifactDelimiters, writeEdifactInterchange } from '@app/edifact';
import type { OutboundForm } from './outbound.form.js';
import type { OutboundTerms } from './outbound.js';
import { unwritableTexts } from './unwritable.text.js';

interface Syntax {
  /** 0001. */
  readonly level: string;
  /** 0002. */
  readonly version: string;
  readonly writes: RegExp;
}

/** ISO 8859-1 unless the agreement says otherwise (ISO 9735, 7.1; part 1 of version 4). */
const LATIN_1: Syntax = { level: 'UNOC', version: '3', writes: /[ -~\u00a0-\u00ff]/ };
const SYNTAXES: Readonly<Record<string, Syntax>> = {
  ascii: { level: 'UNOB', version: '3', writes: /[ -~]/ },
  'utf-8': { level: 'UNOW', version: '4', writes: /[^\p{Cc}]/u },
};

/** EDIFACT: one message without a group. */
export const edifactOutbound: OutboundForm = {
  levels: ['interchange'],
  unwritable: ({ made, terms }) => unwritableTexts(made, (character) => !syntaxOf(terms).writes.test(character)),
  write({ guide, terms, made, at }, { interchange }) {
    const { sender, receiver, test, options = {} } = terms;
    const { level, version } = syntaxOf(terms);
    const control = String(interchange);
    const [directory = '', release = ''] = guide.version.split('.');
    const association = options.association ?? guide.association;
    const bytes = writeEdifactInterchange({
      syntax: level,
      syntaxVersion: version,
      sender,
      receiver,
      control,
      at,
      test,
      delimiters: {
        ...defaultEdifactDelimiters(version),
        ...(options['decimal-mark'] === 'comma' ? { decimal: ',' } : {}),
      },
      messages: [
        {
          reference: '1',
          identifier: [guide.message, directory, release, 'UN', ...(association === undefined ? [] : [association])],
          segments: made.segments,
        },
      ],
    });
    return { bytes, control, transactionControl: '1' };
  },
};

function syntaxOf({ charset }: OutboundTerms): Syntax {
  return SYNTAXES[charset ?? ''] ?? LATIN_1;
}
