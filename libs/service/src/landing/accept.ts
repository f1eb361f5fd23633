/** Whether an Accept header would rather have JSON than HTML (RFC 9110, section 12.5.1). Equal or absent: HTML. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').split(',').map(readRange);
  return weight(ranges, 'application', 'json') > weight(ranges, 'text', 'html');
}

interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  readonly q: number;
}

function readRange(text: string): MediaRange {
  const [range = '', ...parameters] = text
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const [type = '', subtype = ''] = range.split('/');
  const q = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { type, subtype, q: Number.isFinite(q) ? q : 0 };
}

/** The most specific range decides. */
function weight(ranges: readonly MediaRange[], type: string, subtype: string): number {
  const exact = ranges.find((range) => range.type === type && range.subtype === subtype);
  const family = ranges.find((range) => range.type === type && range.subtype === '*');
  const any = ranges.find((range) => range.type === '*' && range.subtype === '*');
  return (exact ?? family ?? any)?.q ?? 0;
}
