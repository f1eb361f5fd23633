/** A value of a YAML file in single quotes, so that no reader takes it for a number or a truth. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
