import { lines } from './directory.mjs';

/**
 * Reads the segment table of a message (EDMD, section 4.3.1) into a tree of `{ id, min, max }` and
 * `{ id: 'SG1', min, max, children }`. How deep a line lies is the number of frames at its right side.
 */
export function readMessage(bytes) {
  const table = lines(bytes);
  const start = table.findLastIndex((line) => /^4\.3\.1 +Segment table/.test(line));
  const root = { children: [] };
  const open = [root];
  for (const line of table.slice(start)) {
    const group = /^\d{4} .* Segment group (\d+) .* ([MC]) +(\d+)([\x80-\xff]+)$/.exec(line.trimEnd());
    const segment = /^\d{4} +(?:[-+*#|X] +)?([A-Z]{3}) .* ([MC]) +(\d+) *([\x80-\xff]*)$/.exec(line.trimEnd());
    if (group !== null) {
      const node = { ...use(`SG${group[1]}`, group[2], group[3]), children: [] };
      const depth = frames(group[4]);
      open.length = depth;
      open[depth - 1].children.push(node);
      open.push(node);
    } else if (segment !== null && !/^UN[HT]$/.test(segment[1])) {
      open[frames(segment[4])].children.push(use(...segment.slice(1, 4)));
    }
  }
  return root.children;
}

function use(id, usage, times) {
  return { id, min: usage === 'M' ? 1 : 0, max: Number(times) };
}

/** Frames are drawn of │ ┐ ┘ ┴; the ─ before them leads from the text. */
function frames(drawn) {
  return drawn.replaceAll('\xc4', '').length;
}

/** All segments of a message. */
export function segmentsOf(nodes) {
  return nodes.flatMap((node) => (node.children === undefined ? [node.id] : segmentsOf(node.children)));
}
