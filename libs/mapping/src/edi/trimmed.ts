/** Spaces at the end of a value are not significant (X12.6, 3.5.1.2; ISO 9735, 8.2). */
export function trimmed(text: string): string {
  return text.charCodeAt(text.length - 1) === 32 ? text.trimEnd() : text;
}
