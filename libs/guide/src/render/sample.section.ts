import type { Segment } from '@app/interchange';
import type { Dictionary } from '../dictionary.js';
import type { LoopInstance, MatchedTransaction } from '../guide.js';
import { anchorOf, escaped } from './html.text.js';

/** A transaction as sent, each segment explained. */
export function sampleSection(matched: MatchedTransaction, dictionary: Dictionary): string {
  const uses = placedUses(matched.root);
  const { element } = matched.transaction.interchange.delimiters;
  const rows = matched.transaction.segments.map((segment) => {
    const use = uses.get(segment.position ?? 0);
    const sent = [segment.id, ...sentElements(segment)].join(element);
    const name = dictionary.segments.get(segment.id)?.name ?? 'Envelope';
    const link = use === undefined ? escaped(name) : `<a href="#${anchorOf(use)}">${escaped(name)}</a>`;
    return `<tr><td><code>${escaped(sent)}</code></td><td>${link}${explained(segment, dictionary)}</td></tr>`;
  });
  return `<section id="sample">
<h2>A sample, explained</h2>
<table>
<caption>Each segment as it is sent, and what it says</caption>
<thead><tr><th scope="col">Segment</th><th scope="col">What it says</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>
</section>`;
}

function placedUses(loop: LoopInstance, uses = new Map<number, string>()): Map<number, string> {
  for (const { use, segment } of loop.segments) uses.set(segment.position ?? 0, use);
  for (const inner of loop.loops) placedUses(inner, uses);
  return uses;
}

function sentElements(segment: Segment): string[] {
  return Array.from({ length: segment.elementCount }, (_, index) => segment.sent(index + 1));
}

/** `Purpose: 00; Number of the order: 4500018` */
function explained(segment: Segment, dictionary: Dictionary): string {
  const definition = dictionary.segments.get(segment.id);
  const parts = (definition?.elements ?? []).flatMap(({ element }, index) => {
    if (segment.sent(index + 1) === '') return [];
    if (element.kind === 'element') return [`${element.name}: ${segment.value(index + 1)}`];
    return element.components.flatMap(({ element: part }, inner) => {
      const value = segment.value(index + 1, inner + 1);
      return value === '' ? [] : [`${part.name}: ${value}`];
    });
  });
  return parts.length === 0 ? '' : `<br><span class="said">${escaped(parts.join('; '))}</span>`;
}
