import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';

/**
 * One interchange of many transactions, made of the transactions of a golden example over and over, each under a control
 * number of its own. The example must be sound, in one group, and its last segment must have its terminator.
 */
export function* repeated(file, bytes) {
  const text = readFileSync(file, 'latin1');
  const form = text.startsWith('ISA') ? x12(text) : edifact(text);
  yield Buffer.from(form.head, 'latin1');
  let written = form.head.length;
  let count = 0;
  while (written < bytes) {
    const piece = Buffer.from(
      form.transactions.map((transaction) => transaction(String(++count).padStart(9, '0'))).join(''),
      'latin1',
    );
    written += piece.length;
    yield piece;
  }
  yield Buffer.from(form.tail(count), 'latin1');
}

/** The segments of a text, each with its terminator and the line break behind it. */
function segmentsOf(text, terminator) {
  const end = terminator === "'" ? /(?:\?.|[^'?])*'\s*/gs : new RegExp(`[^${terminator}]*[${terminator}]\\s*`, 'g');
  return text.match(end) ?? [];
}

function x12(text) {
  const element = text[3];
  const segments = segmentsOf(text, text[105]);
  const at = segments.findIndex((segment) => segment.startsWith('ST'));
  const tag = (name) => new RegExp(`^${name}[${element}]`);
  const last = segments.findLastIndex((segment) => tag('SE').test(segment));
  const parts = transactionsOf(segments.slice(at, last + 1), tag('SE'));
  const second = new RegExp(`^([^${element}]*[${element}][^${element}]*[${element}])[^${element}${text[105]}]*`);
  return {
    head: segments.slice(0, at).join(''),
    transactions: parts.map(
      (part) => (control) =>
        part
          .map((segment, index) =>
            index === 0 || index === part.length - 1 ? segment.replace(second, `$1${control}`) : segment,
          )
          .join(''),
    ),
    tail: (count) => {
      const [ge, ...rest] = segments.slice(last + 1);
      return [ge.replace(new RegExp(`^GE[${element}]\\d+`), `GE${element}${count}`), ...rest].join('');
    },
  };
}

function edifact(text) {
  const segments = segmentsOf(text, "'");
  const at = segments.findIndex((segment) => segment.startsWith('UNH'));
  const last = segments.findLastIndex((segment) => segment.startsWith('UNT'));
  const parts = transactionsOf(segments.slice(at, last + 1), /^UNT/);
  return {
    head: segments.slice(0, at).join(''),
    transactions: parts.map(
      (part) => (control) =>
        part
          .map((segment) =>
            segment.replace(/^(UNH\+)[^+']*/, `$1${control}`).replace(/^(UNT\+\d+\+)[^+']*/, `$1${control}`),
          )
          .join(''),
    ),
    tail: (count) =>
      segments
        .slice(last + 1)
        .join('')
        .replace(/^UNZ\+\d+/m, `UNZ+${count}`),
  };
}

function transactionsOf(segments, end) {
  const parts = [[]];
  for (const segment of segments) {
    parts.at(-1).push(segment);
    if (end.test(segment)) parts.push([]);
  }
  return parts.slice(0, -1);
}
