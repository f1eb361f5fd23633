/** Sound transmissions of X12 and EDIFACT, of any delimiters, versions and nesting: what a seed says. */
import { Buffer } from 'node:buffer';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz .-';
const X12_MARKS = [...'*|+!^\x1d>:\\~\'"@#%&[]{}\x1c\x1f\x1e'];
const EDIFACT_MARKS = [...":+?'*|!^~@#%&\\{}[]\x1c\x1d\x1e\x1f"];
const TAGS = ['BEG', 'REF', 'N1', 'PO1', 'CTT', 'MSG', 'ZZZ', 'LS'];
const EDIFACT_TAGS = ['BGM', 'DTM', 'NAD', 'LIN', 'FTX', 'ZZZ'];
const BREAKS = ['', '', '\n', '\r\n'];

const JUNK = ['\xef\xbb\xbf', '\r\n\r\n', '  ', '\0\0', '\x1a', 'From: edi@acme.example\r\n\r\n', '\r\n'];

/** A transmission of one to three interchanges, one byte a character; `judged`: whether the oracle knows all of it. */
export function transmission(random) {
  const make = random.chance(0.5) ? x12Interchange : edifactInterchange;
  const interchanges = random.many(1, random.chance(0.2) ? 3 : 1, () => make(random));
  if (random.chance(0.8)) return { bytes: Buffer.from(interchanges.join(''), 'latin1'), judged: true };
  const unusual = random.many(1, 2, () => random.pick(UNUSUAL));
  const text = unusual.reduce((whole, change) => change(random, whole), interchanges.join(''));
  return { bytes: Buffer.from(text, 'latin1'), judged: false };
}

/** What the oracle does not follow, yet comes. */
const UNUSUAL = [
  (random, text) => random.pick(JUNK) + text,
  (random, text) => text + random.pick(JUNK),
  (random, text) => text + random.pick(JUNK) + edifactInterchange(random) + random.pick(JUNK) + x12Interchange(random),
  (random, text) => text.replace(new RegExp(`[^]{${random.pick([64, 80, 128])}}`, 'g'), `$&${random.pick(BREAKS)}`),
  (random, text) =>
    text.replaceAll('BEG', `BIN${text[3]}5${text[3]}${random.pick(["~'>\r\n", 'ISA*~'])}${text[105]}BEG`),
  (random, text) => text.replace(/(?<=.{105})(.)(?=[\r\n]*GS)/s, `$1TA1${text[3]}000000001$1`),
  (random, text) => text.replaceAll(/[a-z]/g, () => random.pick(['\xe9', '\xc3\xa9', '\x80', 'a'])),
  (random, text) => text.replace(/UNZ/, "UNO+P1+AAE:1+1+4'UNZ'UNP+4+P1'UNZ"),
];

/** As many different marks as asked for. */
function marks(random, from, count) {
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]);
}

function word(random, most, avoid) {
  const text = random.many(1, most, () => random.pick(LETTERS)).join('');
  return [...text].filter((character) => !avoid.includes(character)).join('') || 'X';
}

export function x12Interchange(random) {
  const version = random.pick(['00200', '00401', '00402', '00501', '00703']);
  const usual = random.chance(0.5);
  const [element, component, terminator, repetition] = usual ? ['*', '>', '~', '^'] : marks(random, X12_MARKS, 4);
  const avoid = [element, component, terminator, repetition];
  const control = String(random.between(1, 999999999)).padStart(9, '0');
  const lineEnd = random.pick(BREAKS);
  const end = terminator + lineEnd;
  const write = (...elements) => elements.join(element) + end;
  const blank = ' '.repeat(10);
  const isa = ['ISA', '00', blank, '00', blank, 'ZZ', 'ACMERETAIL     ', 'ZZ', 'HARBORGOODS    ', '261122', '1030'];
  isa.push(version < '00402' ? 'U' : repetition, version, control, '0', random.pick(['P', 'T']), component);
  const groups = random.many(0, 2, (group) => {
    const sets = random.many(0, 3, (nth) => {
      const set = String(nth).padStart(4, '0');
      const body = random.many(1, 4, () =>
        write(random.pick(TAGS), ...random.many(1, 5, () => (random.chance(0.2) ? '' : word(random, 12, avoid)))),
      );
      return write('ST', '850', set) + body.join('') + write('SE', body.length + 2, set);
    });
    const head = write('GS', 'PO', 'ACMERETAIL', 'HARBORGOODS', '20261122', '1030', group, 'X', '004010');
    return head + sets.join('') + write('GE', sets.length, group);
  });
  return write(...isa) + groups.join('') + write('IEA', groups.length, control);
}

export function edifactInterchange(random) {
  const syntax = random.pick(['UNOA:1', 'UNOB:2', 'UNOC:3', 'UNOC:4']);
  const usual = random.chance(0.5);
  const [component, element, release, terminator] = usual ? [':', '+', '?', "'"] : marks(random, EDIFACT_MARKS, 4);
  const repetition = syntax.endsWith('4')
    ? (EDIFACT_MARKS.find((one) => one === '*' && ![component, element, release, terminator].includes(one)) ?? '^')
    : ' ';
  const una = usual && random.chance(0.7) ? '' : `UNA${component}${element}.${release}${repetition}${terminator}`;
  const end = terminator + random.pick(BREAKS);
  const special = [component, element, release, terminator, repetition === ' ' ? '' : repetition];
  const escape = (text) => [...text].map((one) => (special.includes(one) ? release + one : one)).join('');
  const write = (...elements) =>
    elements
      .map((one) =>
        [one]
          .flat()
          .map((text) => escape(String(text)))
          .join(component),
      )
      .join(element) + end;
  const control = word(random, 14, [' ']);
  const message = (nth) => {
    const body = random.many(1, 4, () =>
      write(random.pick(EDIFACT_TAGS), ...random.many(1, 4, () => random.many(1, 3, () => data(random)))),
    );
    const type = ['ORDERS', 'D', '96A', 'UN'];
    return write('UNH', nth, type) + body.join('') + write('UNT', body.length + 2, nth);
  };
  const party = (id) => [id, '14'];
  const date = syntax.endsWith('4') ? '20261122' : '261122';
  const head = write('UNB', syntax.split(':'), party('4001234000008'), party('5412345000013'), [date, '1030'], control);
  const grouped = random.chance(0.2);
  const units = random.many(1, grouped ? 2 : 3, (nth) => {
    if (!grouped) return message(nth);
    const messages = random.many(1, 3, (inner) => message(nth * 10 + inner));
    const parties = [party('ACME'), party('HARBOR')];
    const ung = write('UNG', 'ORDERS', ...parties, ['261122', '1030'], nth, 'UN', ['D', '96A']);
    return ung + messages.join('') + write('UNE', messages.length, nth);
  });
  return una + head + units.join('') + write('UNZ', units.length, control);
}

/** Data may hold any delimiter: it is escaped. */
function data(random) {
  const text = word(random, 10, []);
  return random.chance(0.15) ? text + random.pick(EDIFACT_MARKS) : text;
}
