import { ONE_BYTE_ENCODINGS } from '../level.encodings.js';

/** What can be written at a syntax level (0001), and its bytes. */
export interface LevelCharset {
  /** For people. */
  readonly name: string;
  /** Whether the level has a character; control characters are data in none. */
  readonly has: (character: string) => boolean;
  /** Of text that has no other characters, aside from delimiters. */
  readonly encode: (text: string) => Buffer;
}

const UTF_8: ReadonlySet<string> = new Set(['UNOW', 'UNOY']);

/** Upper case letters, digits and marks: ISO 9735, 5.1. */
const LEVEL_A = /^[A-Z0-9 .,\-()/='+:?!"%&*;<>]$/;
const ASCII = /^[ -~]$/;
const LATIN_1 = /^[ -~\u00a0-\u00ff]$/;

const known = new Map<string, LevelCharset>();

/** The characters of a level; of one that nobody lists, and of UNOX, those of ASCII. */
export function levelCharset(level: string): LevelCharset {
  const before = known.get(level);
  if (before !== undefined) return before;
  const charset = charsetOf(level);
  known.set(level, charset);
  return charset;
}

function charsetOf(level: string): LevelCharset {
  if (UTF_8.has(level))
    return {
      name: `${level} (UTF-8)`,
      has: (one) => !/^[\p{Cc}\p{Cs}]$/u.test(one),
      encode: (text) => Buffer.from(text),
    };
  const label = ONE_BYTE_ENCODINGS[level];
  if (label !== undefined) return oneByte(level, label);
  const encode = (text: string): Buffer => Buffer.from(text, 'latin1');
  if (level === 'UNOC') return { name: 'UNOC (ISO 8859-1)', has: (one) => LATIN_1.test(one), encode };
  return { name: level, has: (one) => (level === 'UNOA' ? LEVEL_A : ASCII).test(one), encode };
}

/** A set of one byte for each character, of which the first half is ASCII. */
function oneByte(level: string, label: string): LevelCharset {
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number>();
  for (let byte = 0xa0; byte <= 0xff; byte++) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  bytes.delete('\ufffd');
  return {
    name: `${level} (${label.toUpperCase().replace('ISO-', 'ISO ')})`,
    has: (one) => ASCII.test(one) || bytes.has(one),
    encode: (text) => Buffer.from([...text].map((one) => bytes.get(one) ?? one.charCodeAt(0))),
  };
}
