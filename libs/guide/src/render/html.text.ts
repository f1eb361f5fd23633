/** Text as HTML, also inside of an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The id of the place that explains a use: `use-PO1-N1-01-ST`. */
export function anchorOf(path: string): string {
  return `use-${path.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}
