import type { Compiler, Site } from '../../compile/compiler.js';
import type { Construct } from '../../definition/node.js';
import { DocumentNode } from '../../document/document-node.js';
import { NodeFrame } from '../../nodes/node-frame.js';
import type { Source, Walk } from '../../source/source.js';

/** `wrap: PATH`, `width: 70`: the text that a path leads to in pieces of at most that many characters, parted at blanks. */
export function wrapping(source: Source, { width }: Construct, site: Site, compiler: Compiler): Walk | undefined {
  const most = typeof width === 'string' && /^[1-9]\d{0,3}$/.test(width) ? Number(width) : undefined;
  if (most === undefined) {
    compiler.report(site, 'Nothing says how long a piece may be.', 'Write it like "width: 70".');
    return undefined;
  }
  return {
    entered: source.entered,
    tested: (frame, run) => source.tested(frame, run),
    each(frame, run, make, out) {
      const pointer = source.places(frame, run)[0]?.pointer ?? '';
      const parent = frame instanceof NodeFrame ? frame : undefined;
      for (const [index, piece] of piecesOf(source.texts(frame, run).join(' '), most).entries())
        make(new NodeFrame(new DocumentNode(piece, pointer, parent?.node), parent, index), run, out);
    },
  };
}

/** A word that is longer than a piece is parted, too. */
function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => each.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? [])) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(word);
  }
  return pieces;
}
