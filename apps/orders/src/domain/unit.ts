/** Codes of UN/ECE Recommendation 20 (and, as sent, PC and PCE) that count single pieces. */
const PIECES = new Set(['EA', 'H87', 'C62', 'PC', 'PCE']);

/** Whether two quantities can be compared. A unit that was not sent contradicts none. */
export function sameUnit(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || (PIECES.has(a) && PIECES.has(b));
}
