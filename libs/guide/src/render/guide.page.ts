import type { Dictionary } from '../dictionary.js';
import type { Guide, GuideUse, MatchedTransaction } from '../guide.js';
import { anchorOf, escaped } from './html.text.js';
import { PAGE_STYLE } from './page.style.js';
import { sampleSection } from './sample.section.js';
import { segmentSection, tagOf } from './segment.section.js';
import { repeatWords, USAGE_WORDS } from './words.js';

export interface GuidePage {
  readonly guide: Guide;
  readonly dictionary: Dictionary;
  /** A transaction of the message, shown with each segment explained. */
  readonly sample?: MatchedTransaction;
}

const STANDARD_NAMES: Readonly<Record<Guide['standard'], string>> = { x12: 'X12', edifact: 'UN/EDIFACT', xml: 'XML' };

/**
 * An implementation guide for partners: one HTML page that needs nothing else, neither files nor scripts, and can be
 * printed. What a guide does not use is left out, but for elements of what it uses.
 */
export function renderGuide({ guide, dictionary, sample }: GuidePage): string {
  const all = guide.uses();
  const uses = all.filter(
    ({ kind, usage, path }) => kind !== 'element' && usage !== 'not-used' && !isUnused(path, all),
  );
  const title = `${guide.message} in ${STANDARD_NAMES[guide.standard]} ${guide.version}`;
  const elements = elementsByUse(all);
  const sections = uses
    .filter(({ path }) => elements.has(path) || dictionary.segments.has(tagOf(path)))
    .map((use) => segmentSection(use, elements.get(use.path) ?? [], dictionary));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${guide.ref}: ${title}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>Implementation guide <code>${escaped(guide.ref)}</code>${guide.base === undefined ? '' : `, which changes <code>${escaped(guide.base)}</code>`}.${guide.group === undefined ? '' : ` Sent in groups of type <code>${escaped(guide.group)}</code>.`}</p>
<nav aria-label="Contents"><a href="#structure">Structure</a> <a href="#segments">Segments</a>${sample === undefined ? '' : ' <a href="#sample">Sample</a>'}</nav>
</header>
<main>
${structureSection(uses, dictionary)}
<section id="segments">
<h2>Segments</h2>
${sections.join('\n')}
</section>
${sample === undefined ? '' : sampleSection(sample, dictionary)}
</main>
</body>
</html>
`;
}

function structureSection(uses: readonly GuideUse[], dictionary: Dictionary): string {
  const rows = uses.map((use) => {
    const depth = use.path.split('/').length - 1;
    const step = use.path.split('/').at(-1) ?? use.path;
    const isSegment = dictionary.segments.has(tagOf(use.path));
    const name = isSegment
      ? `<a href="#${anchorOf(use.path)}"><code>${escaped(step)}</code></a>`
      : `<code>${escaped(step)}</code>`;
    const kind = use.kind === 'loop' ? 'loop' : 'segment';
    return `<tr class="${kind} ${use.usage}"><th scope="row" style="padding-left:${depth * 1.4 + 0.5}rem">${name}</th><td>${use.kind === 'loop' ? 'Loop: ' : ''}${escaped(use.name)}</td><td>${USAGE_WORDS[use.usage]}</td><td>${repeatWords(use)}</td></tr>`;
  });
  return `<section id="structure">
<h2>Structure</h2>
<table>
<caption>Segments in their order; what is indented stands inside of the loop above</caption>
<thead><tr><th scope="col">Segment</th><th scope="col">Name</th><th scope="col">Usage</th><th scope="col">Repeats</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>
</section>`;
}

function elementsByUse(all: readonly GuideUse[]): ReadonlyMap<string, readonly GuideUse[]> {
  const elements = new Map<string, GuideUse[]>();
  for (const use of all) {
    if (use.kind !== 'element') continue;
    const owner = use.path.replace(/\.\d+(\.\d+)?$/, '');
    elements.set(owner, [...(elements.get(owner) ?? []), use]);
  }
  return elements;
}

/** Whether it stands in a loop that is not used. */
function isUnused(path: string, all: readonly GuideUse[]): boolean {
  return all.some(
    ({ kind, usage, path: outer }) => kind === 'loop' && usage === 'not-used' && path.startsWith(`${outer}/`),
  );
}
