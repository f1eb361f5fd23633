import { blocks } from './directory.mjs';

/** `UNCL`: number -> codes, in the order of the directory. */
export function readCodes(bytes) {
  const found = new Map();
  for (const block of blocks(bytes)) {
    const number = block.map((line) => /^[-+*#|X ]*(\d{4}) {2}\S/.exec(line)?.[1]).find(Boolean);
    const coded = block.map((line) => /^[-+*#|X ]{1,2} {3,4}([A-Z0-9]{1,3}) {2,}\S/.exec(line)?.[1]).filter(Boolean);
    if (number !== undefined && coded.length > 0) found.set(number, coded);
  }
  return found;
}

/** The same of XML schemas of messages: `<xs:simpleType name="EDIFACT_ID_4233">` with its enumerations. */
export function readSchemaCodes(texts) {
  const found = new Map();
  for (const text of texts) {
    for (const [, number, body] of text.matchAll(/<xs:simpleType name="EDIFACT_ID_(\d{4})">(.*?)<\/xs:simpleType>/gs)) {
      const codes = found.get(number) ?? new Set();
      for (const [, code] of body.matchAll(/<xs:enumeration value="([^"]+)"/g)) codes.add(code);
      found.set(number, codes);
    }
  }
  return new Map([...found].map(([number, codes]) => [number, [...codes]]));
}
