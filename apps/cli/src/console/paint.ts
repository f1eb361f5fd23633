import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** Colours for a terminal, none for a file or a pipe; NO_COLOR and FORCE_COLOR are obeyed. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR: never = '', FORCE_COLOR: always = '' } = process.env;
  const coloured = never === '' && (always !== '' ? always !== '0' : stream.isTTY);
  return coloured ? (style, text) => styleText(style, text) : (_, text) => text;
}
