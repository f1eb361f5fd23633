/** Reads what a UN/EDIFACT directory says of its segments (EDSD), composites (EDCD) and data elements (EDED). */

/** The directories are in code page 437 or 850, with CR LF. Their rules and frames are all above 0x7f. */
export const lines = (bytes) => bytes.toString('latin1').split(/\r?\n/);

/** Changes since the directory before are marked: + * # | X -. */
const MARKS = '[-+*#|X ]*';

/** Entries are set apart by a rule over the whole line. */
export function* blocks(bytes) {
  let block = [];
  for (const line of lines(bytes)) {
    if (/^[\x80-\xff]{20,}$/.test(line)) {
      yield block;
      block = [];
    } else block.push(line);
  }
  yield block;
}

/** `EDSD` or `EDCD`: tag or number -> { name, places: [{ number: 'C212', usage: 'M', times: 5 }] }. */
export function readCompounds(bytes) {
  const found = new Map();
  for (const block of blocks(bytes)) {
    const heading = paragraph(block, new RegExp(`^${MARKS}([A-Z]{3}|[CS]\\d{3}) +(\\S.*)$`));
    if (heading !== undefined) found.set(heading[1], { name: sentence(heading[2]), places: places(block) });
  }
  return found;
}

/** `EDED`: number -> { name, representation: 'an..35' }. */
export function readElements(bytes) {
  const found = new Map();
  for (const block of blocks(bytes)) {
    const heading = paragraph(block, new RegExp(`^${MARKS}(\\d{4}) +(\\S.*?)(?: +\\[[BIC]\\])?$`));
    const representation = block.map((line) => /Repr: (an?|n)(\.\.)? ?(\d+)/.exec(line)).find(Boolean);
    if (heading === undefined || representation === undefined) continue;
    const [, kind, upTo = '', length] = representation;
    found.set(heading[1], { name: heading[2], representation: kind + upTo + length });
  }
  return found;
}

/** The first paragraph of a block that begins with a line of the pattern, its lines joined; matched once more. */
function paragraph(block, pattern) {
  const start = block.findIndex((line) => pattern.test(line));
  if (start < 0) return undefined;
  const end = block.findIndex((line, index) => index > start && line.trim() === '');
  const usage = / +\[[BIC]\]$/;
  const joined = block.slice(start, end < 0 ? undefined : end).map((line) => line.trimEnd().replace(usage, ''));
  return pattern.exec([joined[0], ...joined.slice(1).map((line) => line.trim())].join(' '));
}

/**
 * `010   C507  DATE/TIME/PERIOD   M`, sometimes over two lines. Equal ones in a row are counted: the first has the usage,
 * the others are conditional.
 */
function places(block) {
  const found = [];
  for (let at = 0; at < block.length; at++) {
    if (!/^\d{3}/.test(block[at])) continue;
    const text = [block[at]];
    while (/^ {12,}\S/.test(block[at + text.length] ?? '')) text.push(block[at + text.length]);
    const number = /^\d{3}[-+*#|X ]*([CS]?\d{3,4}) /.exec(text[0])?.[1];
    const usage = text.map((line) => / ([MC])(?: +\d+)?(?: +(?:an?|n)[.\d]*)? *$/.exec(line)?.[1]).find(Boolean);
    if (number === undefined || usage === undefined) throw new Error(`This line cannot be read: ${block[at]}`);
    found.push({ number, usage });
  }
  const runs = [];
  for (const { number, usage } of found) {
    const last = runs.at(-1);
    if (last?.number === number && usage === 'C') last.times++;
    else runs.push({ number, usage, times: 1 });
  }
  return runs;
}

/** `DATE/TIME/PERIOD` -> `Date/time/period` */
function sentence(name) {
  return name[0] + name.slice(1).toLowerCase();
}
