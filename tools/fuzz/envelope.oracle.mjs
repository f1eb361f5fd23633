/**
 * What is certainly wrong with the counts and control numbers of a transmission, found by splitting the text: slow,
 * short, and sharing nothing with the readers. It knows no wrapped lines, binary segments or ISX, so it is asked only
 * of transmissions that were made without them. Undefined where it finds nothing.
 */
export function envelopeViolation(bytes) {
  const text = bytes.toString('latin1').replace(PASSED_OVER, '');
  if (/^ISA/.test(text)) return x12Violation(text);
  if (/^UN[AB]/.test(text)) return edifactViolation(text);
  return 'there is no header at the start';
}

/** Blanks, NULs and end-of-file marks, before the first header. */
const PASSED_OVER = /^[\s\p{Cc}]+/u;
const count = (text) => (/^\d{1,15}$/.test(text) ? Number(text) : -1);
const same = (one, other) => one === other || (count(one) >= 0 && count(one) === count(other));

/** Lines may be wrapped: it is wrong only if it is wrong without the line breaks too. */
function x12Violation(text) {
  const wrong = x12Walk(text);
  return wrong === undefined || x12Walk(text.replace(/[\r\n]/g, '')) === undefined ? undefined : wrong;
}

function x12Walk(text) {
  if (text.length < 106) return 'ISA is cut';
  const [element, terminator] = [text[3], text[105]];
  const levels = { isa: undefined, gs: undefined, st: undefined };
  // ISA has 106 characters, whatever they are.
  const pieces = [text.slice(0, 105), ...text.slice(106).split(terminator)];
  const rest = pieces.pop();
  for (const piece of pieces) {
    const segment = piece.trimStart();
    // A terminator behind a terminator is passed over, and so are blanks before a tag, with a warning.
    if (segment === '') continue;
    const [tag, ...elements] = segment.split(element);
    // A header damaged beyond recognition is a segment of the transaction, which its guide refuses.
    if (tag === 'ISA' && levels.st !== undefined) return undefined;
    const wrong = x12Step(levels, tag, elements);
    if (wrong !== undefined) return wrong;
    // Another ISA brings delimiters of its own, which this does not follow.
    if (tag === 'IEA') return undefined;
  }
  return rest.startsWith(`IEA${element}`) ? undefined : 'there is no IEA';
}

function x12Step(levels, tag, elements) {
  const { isa, gs, st } = levels;
  if (st !== undefined) st.segments++;
  switch (tag) {
    case 'ISA':
      if (isa !== undefined) return 'ISA within an interchange';
      levels.isa = { control: elements[12], groups: 0 };
      return undefined;
    case 'GS':
      if (gs !== undefined) return 'GS within a group';
      isa.groups++;
      levels.gs = { control: elements[5] ?? '', sets: 0 };
      return undefined;
    case 'ST':
      if (st !== undefined || gs === undefined) return 'ST out of place';
      gs.sets++;
      levels.st = { control: elements[1] ?? '', segments: 1 };
      return undefined;
    case 'SE':
      levels.st = undefined;
      if (st === undefined) return 'SE without ST';
      if (count(elements[0] ?? '') !== st.segments) return `SE01 is not ${st.segments}`;
      return elements[1] === st.control ? undefined : 'SE02 is not ST02';
    case 'GE':
      levels.gs = undefined;
      if (gs === undefined || st !== undefined) return 'GE out of place';
      if (count(elements[0] ?? '') !== gs.sets) return `GE01 is not ${gs.sets}`;
      return same(elements[1] ?? '', gs.control) ? undefined : 'GE02 is not GS06';
    case 'IEA':
      if (gs !== undefined || st !== undefined) return 'IEA within a group';
      // Its terminator is lost, and the next interchange begins right behind it.
      if (elements[1]?.endsWith('ISA')) return undefined;
      if (count(elements[0] ?? '') !== isa.groups) return `IEA01 is not ${isa.groups}`;
      return same(elements[1] ?? '', isa.control) ? undefined : 'IEA02 is not ISA13';
    default:
      return undefined;
  }
}

function edifactViolation(text) {
  const hasUna = text.startsWith('UNA');
  const [component, element, , release, repetition, terminator] = hasUna ? text.slice(3, 9) : ":+.? '";
  const marks = [component, element, release, terminator];
  if (marks.some((one) => one === undefined || /[\sA-Za-z0-9]/.test(one)) || new Set(marks).size < 4) return undefined;
  if (marks.includes(repetition)) return undefined;
  const levels = { unb: undefined, ung: undefined, unh: undefined };
  const { pieces, rest } = split(text.slice(hasUna ? 9 : 0).replace(/[\r\n]/g, ''), terminator, release);
  for (const piece of pieces) {
    if (piece === '') continue;
    // A tag may have components: they tell the nesting (ISO 9735, clause 8).
    const [tag, ...elements] = split(piece.trimStart() + element, element, release).pieces.map((one) =>
      unescaped(split(one + component, component, release).pieces[0], release),
    );
    // A header damaged beyond recognition is a segment of the message, which its guide refuses.
    if (tag === 'UNB' && levels.unh !== undefined) return undefined;
    const wrong = edifactStep(levels, tag, elements);
    if (wrong !== undefined) return wrong;
    if (tag === 'UNZ') return undefined;
  }
  return rest.startsWith(`UNZ${element}`) ? undefined : 'there is no UNZ';
}

/** Without its release characters; one that is released itself stays. */
function unescaped(text, release) {
  const [first = '', ...others] = text.split(release + release).map((part) => part.replaceAll(release, ''));
  return [first, ...others].join(release);
}

function split(text, mark, release) {
  const pieces = [];
  let piece = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === release) piece += text[at] + (text[++at] ?? '');
    else if (text[at] === mark) {
      pieces.push(piece);
      piece = '';
    } else piece += text[at];
  }
  return { pieces, rest: piece };
}

function edifactStep(levels, tag, elements) {
  const { unb, ung, unh } = levels;
  if (unh !== undefined) unh.segments++;
  switch (tag) {
    case 'UNB':
      if (unb !== undefined) return 'UNB within an interchange';
      levels.unb = { control: elements[4], messages: 0, groups: 0 };
      return undefined;
    case 'UNG':
      if (unb === undefined || ung !== undefined) return 'UNG out of place';
      unb.groups++;
      levels.ung = { control: elements[4], messages: 0 };
      return undefined;
    case 'UNH':
      if (unb === undefined || unh !== undefined) return 'UNH out of place';
      unb.messages++;
      if (ung !== undefined) ung.messages++;
      levels.unh = { control: elements[0], segments: 1 };
      return undefined;
    case 'UNT':
      levels.unh = undefined;
      if (unh === undefined) return 'UNT without UNH';
      return trailer(elements, unh.segments, unh.control, 'UNT');
    case 'UNE':
      levels.ung = undefined;
      if (ung === undefined || unh !== undefined) return 'UNE out of place';
      return trailer(elements, ung.messages, ung.control, 'UNE');
    case 'UNZ':
      if (unb === undefined || ung !== undefined || unh !== undefined) return 'UNZ out of place';
      return trailer(elements, unb.groups || unb.messages, unb.control, 'UNZ');
    default:
      return undefined;
  }
}

/** An empty count or reference is told as missing, with a warning: it proves nothing. */
function trailer([declared, reference], counted, control, tag) {
  if (declared && count(declared) !== counted) return `${tag} says ${declared}, there are ${counted}`;
  return reference && control && reference !== control ? `${tag} has another reference` : undefined;
}
