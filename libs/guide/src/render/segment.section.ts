import type { Composite, DataElement, Dictionary, SegmentDefinition } from '../dictionary.js';
import type { GuideUse } from '../guide.js';
import { anchorOf, escaped } from './html.text.js';
import { noteWords, repeatWords, USAGE_WORDS } from './words.js';

/** With more codes than these, the list is folded. */
const SHOWN_CODES = 30;

/** The tag of a use: `N1` of `PO1/N1(01=ST)`, `REF` of `REF#2`. */
export function tagOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/[(#.].*$/, '');
}

/** One segment: what it is for, its elements, and what holds between them. */
export function segmentSection(use: GuideUse, elements: readonly GuideUse[], dictionary: Dictionary): string {
  const definition = dictionary.segments.get(tagOf(use.path));
  const rules = [
    ...(definition?.notes ?? []).map(noteWords),
    ...use.rules.map(({ text }) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
  ];
  return `<section class="segment" id="${anchorOf(use.path)}">
<h3><code>${escaped(use.path)}</code> ${escaped(use.name)}</h3>
<p>${USAGE_WORDS[use.usage]}, ${repeatWords(use)}</p>
${elements.length === 0 ? '' : elementTable(use, elements, definition)}
${rules.length === 0 ? '' : `<ul class="rules">${rules.map((rule) => `<li>${escaped(rule)}</li>`).join('')}</ul>`}
</section>`;
}

function elementTable(use: GuideUse, elements: readonly GuideUse[], definition: SegmentDefinition | undefined): string {
  const rows = elements.map((element) => elementRow(element, elementOf(element.path, definition)));
  return `<table>
<caption>Elements of ${escaped(use.path)}</caption>
<thead><tr><th scope="col">Element</th><th scope="col">Number</th><th scope="col">Name</th><th scope="col">Usage</th><th scope="col">Type</th><th scope="col">Length</th><th scope="col">Values</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
}

function elementOf(path: string, definition: SegmentDefinition | undefined): DataElement | Composite | undefined {
  const [place = 0, component] = (/\.(\d+)(?:\.(\d+))?$/.exec(path) ?? []).slice(1).map((text) => Number(text));
  const element = definition?.elements[place - 1]?.element;
  return element?.kind === 'composite' && component !== undefined && !Number.isNaN(component)
    ? element.components[component - 1]?.element
    : element;
}

function elementRow(use: GuideUse, element: DataElement | Composite | undefined): string {
  const place = /\.(\d+(?:\.\d+)?)$/.exec(use.path)?.[1] ?? '';
  const simple = element?.kind === 'element' ? element : undefined;
  const repeats = use.max > 1 ? `, ${repeatWords(use)}` : '';
  const cells = [
    element?.number ?? '',
    use.name,
    `${USAGE_WORDS[use.usage]}${repeats}`,
    simple === undefined ? 'composite' : typeText(simple),
    simple === undefined ? '' : lengthWords(use.length ?? `${simple.min}..${simple.max}`),
  ];
  return `<tr class="${use.usage}${place.includes('.') ? ' component' : ''}"><th scope="row">${place}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}<td>${values(use, simple)}</td></tr>`;
}

/** `8`, `1 to 70` */
function lengthWords(length: string): string {
  const [min = '', max = min] = length.split('..');
  return min === max ? max : `${min} to ${max}`;
}

function typeText({ type, decimals }: DataElement): string {
  return type === 'N' && decimals > 0 ? `N${decimals}` : type;
}

function values(use: GuideUse, element: DataElement | undefined): string {
  const codes = use.codes ?? [...(element?.codes ?? [])];
  const form = use.pattern === undefined ? '' : `<p>form <code>${escaped(use.pattern)}</code></p>`;
  if (codes.length === 0) return form;
  const all = codes.map((code) => `<code>${escaped(code)}</code>`).join(' ');
  if (use.codes !== undefined || codes.length <= SHOWN_CODES) return `${all}${form}`;
  return `<details><summary>${codes.length} codes of the standard</summary>${all}</details>${form}`;
}
