const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A value as JSON: what `JSON.stringify` writes of texts and lists of them, but quicker of short plain texts. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  let text = '[';
  for (let at = 0; at < value.length; at++) text += at === 0 ? jsonText(value[at]) : `,${jsonText(value[at])}`;
  return `${text}]`;
}

function quoted(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Beyond ASCII there may be half of a surrogate pair, which is escaped.
    if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) return JSON.stringify(text);
  }
  return `"${text}"`;
}
