import { isUtf8 } from 'node:buffer';
import { decodeWestern } from '@app/interchange';
import type { ElementValue } from '@app/interchange';

type Row = readonly ElementValue[];

/**
 * The segments of a sound file, each its tag and its elements, found the simplest way: the whole file as one text, split
 * and split again. Independent of the readers; slow, and without a word about what is wrong.
 */
export function splitWhole(bytes: Buffer): Row[] {
  const text = decodeWhole(bytes).replace(/^(ï»¿|\ufeff)/, '');
  const rows: Row[] = [];
  for (const interchange of text.split(/(?=ISA[^A-Za-z0-9\s])|(?=UNA.{6}\s*UNB)|(?<!UNA.{6}\s*)(?=UNB\+)/s)) {
    if (interchange.startsWith('ISA')) rows.push(...splitX12(interchange));
    else if (/^UN[AB]/.test(interchange)) rows.push(...splitEdifact(interchange));
  }
  return rows;
}

/** UNOC is ISO 8859-1, whatever the bytes look like; the rest is UTF-8 where it is valid. */
function decodeWhole(bytes: Buffer): string {
  if (bytes.includes('UNOC')) return decodeWestern(bytes);
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

function splitX12(text: string): Row[] {
  const wrapped = /[\r\n]/.test(text.slice(0, 105)) && !/[\r\n]/.test(text.charAt(105));
  const plain = wrapped ? text.replace(/[\r\n]/g, '') : text;
  const [element, component, terminator] = [plain.charAt(3), plain.charAt(104), plain.charAt(105)];
  const repetition = plain.slice(84, 89) >= '00402' && /\W/.test(plain.charAt(82)) ? plain.charAt(82) : undefined;
  if (terminator === '') throw new RangeError(`No ISA of 106 characters: ${plain}`);
  const rows: Row[] = [];
  for (let rest = plain; rest.replace(/\s/g, '') !== '';) {
    rest = rest.replace(/^[\r\n]+/, '');
    const binary = new RegExp(`^BIN\\${element}(\\d+)\\${element}`).exec(rest);
    const length = binary === null ? 0 : binary[0].length + Number(binary[1]);
    const end = !rest.includes(terminator, length) ? rest.length : rest.indexOf(terminator, length);
    if (binary !== null) {
      const object = Buffer.from(rest.slice(binary[0].length, end), 'latin1').toString('base64');
      rows.push(['BIN', binary[1] ?? '', { base64: object }]);
    } else {
      const [id = '', ...elements] = rest.slice(0, end).split(element);
      const simple = id === 'ISA';
      rows.push([id, ...elements.map((value) => (simple ? value : parts(value, component, repetition)))]);
    }
    rest = rest.slice(end + terminator.length);
  }
  return rows;
}

function parts(value: string, component: string, repetition: string | undefined): ElementValue {
  const repetitions = repetition === undefined ? [value] : value.split(repetition);
  const split = repetitions.map((each) => each.split(component));
  if (split.length > 1) return split;
  const [only = []] = split;
  return only.length > 1 ? only : value;
}

/** Released characters are hidden in the private use area while the text is split. */
const HIDE = 0xe000;

function splitEdifact(text: string): Row[] {
  const una = text.startsWith('UNA') ? text.slice(3, 9) : undefined;
  const [component = '', element = '', , release = '', repeat = '', terminator = ''] = una ?? ":+.?*'";
  const body = (una === undefined ? text : text.slice(9)).replace(/[\r\n]/g, '');
  const hidden =
    release === ' '
      ? body
      : body.replace(new RegExp(`\\${release}(.)`, 'gs'), (_, released: string) =>
          String.fromCharCode(HIDE + released.charCodeAt(0)),
        );
  const shown = (value: string) =>
    value.replace(/[\ue000-\ue0ff]/g, (each) => String.fromCharCode(each.charCodeAt(0) - HIDE));
  const version4 = /^UNB.[A-Z]{4}.4/.test(hidden);
  const rows: Row[] = una === undefined ? [] : [['UNA', una]];
  for (const segment of hidden.split(terminator).map((each) => each.trimStart())) {
    if (segment === '') continue;
    const [id = '', ...elements] = segment.split(element);
    const repetition = version4 && id !== 'UNB' && repeat !== ' ' ? repeat : undefined;
    rows.push([id, ...elements.map((value) => reveal(parts(value, component, repetition), shown))]);
  }
  return rows;
}

function reveal(value: ElementValue, shown: (text: string) => string): ElementValue {
  if (typeof value === 'string') return shown(value);
  if ('base64' in value) return value;
  return value.map((each) => (typeof each === 'string' ? shown(each) : each.map(shown))) as ElementValue;
}
