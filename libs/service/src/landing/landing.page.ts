import type { AppDefinition, AppLink } from '../app-definition.js';

/** What `/` says, as JSON; the page for people is made of the same. */
export interface Landing {
  readonly name: 'Crossdock';
  readonly version: string;
  readonly about: string;
  readonly apps: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly links: readonly AppLink[];
  }[];
  readonly process: readonly AppLink[];
  /** How to send a first file, where the gateway runs here. */
  readonly firstFile?: string;
}

export const PROCESS_LINKS: readonly AppLink[] = [
  { href: '/docs', title: 'Try the API' },
  { href: '/openapi.json', title: 'OpenAPI description' },
  { href: '/health/ready', title: 'Health' },
  { href: '/metrics', title: 'Metrics for Prometheus' },
];

/** @param origin where this process is reached, `http://127.0.0.1:4080` */
export function describeLanding(apps: readonly AppDefinition[], version: string, origin: string): Landing {
  return {
    name: 'Crossdock',
    version,
    about: 'EDI and integration gateway for order-to-cash: X12 and EDIFACT in, canonical documents out.',
    apps: apps.map(({ name, title, description, links }) => ({ name, title, description, links })),
    process: PROCESS_LINKS,
    ...(apps.some(({ name }) => name === 'gateway')
      ? { firstFile: `curl --data-binary @order.edi '${origin}/transmissions?wait=true'` }
      : {}),
  };
}

/** The page for people: works without scripts, with a keyboard, a screen reader and a small or dark screen. */
export function landingPage({ version, about, apps, process, firstFile }: Landing): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Crossdock</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Crossdock <small>${escape(version)}</small></h1>
<p>${escape(about)}</p>
</header>
<main>
${apps.map(appSection).join('\n')}
${firstFile === undefined ? '' : `<section class="wide" aria-labelledby="first"><h2 id="first">Send a first file</h2>\n<pre><code>${escape(firstFile)}</code></pre>\n</section>`}
<section aria-labelledby="process"><h2 id="process">This process</h2>
${linkList(process)}
</section>
</main>
</body>
</html>
`;
}

function appSection({ name, title, description, links }: Landing['apps'][number]): string {
  return `<section aria-labelledby="${name}"><h2 id="${name}">${escape(title)}</h2>
<p>${escape(description)}</p>
${linkList(links)}
</section>`;
}

function linkList(links: readonly AppLink[]): string {
  return `<ul>${links
    .map(({ href, title }) => `<li><a href="${escape(href)}">${escape(title)}</a> <code>${escape(href)}</code></li>`)
    .join('')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2530; --quiet: #52606d; --line: #d5dbe1; --paper: #fff; --card: #f6f8fa; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf0; --quiet: #9fb0c0; --line: #34414d; --paper: #12181e; --card: #1a222a; --link: #7db8f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.01em; }
h1 small { color: var(--quiet); font-size: 1rem; font-weight: 400; }
header p { margin: .25rem 0 2rem; color: var(--quiet); }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
section { padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); min-width: 0; }
h2 { margin: 0 0 .35rem; font-size: 1.1rem; }
section p { margin: 0 0 .6rem; color: var(--quiet); }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem; padding: .2rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { color: var(--quiet); font: .85em ui-monospace, monospace; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { grid-column: 1 / -1; }
`;
