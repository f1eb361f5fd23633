/** Plain, with enough contrast, and fit for paper. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 72rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; border-bottom: 2px solid #0b4f8a; padding-bottom: .25rem; }
h3 { font-size: 1.1rem; margin: 2.2rem 0 .25rem; }
h3 + p { margin: 0 0 .6rem; color: #4a525c; }
nav a { margin-right: 1rem; }
a { color: #0b4f8a; }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: #4a525c; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d5dae0; }
thead th { background: #eef2f6; border-bottom: 2px solid #9aa5b1; }
tbody th { font-weight: 600; white-space: nowrap; }
tr.loop th, tr.loop td { background: #f6f8fa; font-weight: 600; }
tr.required td:nth-child(3), #segments tr.required td:nth-child(4) { font-weight: 600; }
tr.not-used th, tr.not-used td { color: #5c6570; }
tr.component th { padding-left: 1.5rem; font-weight: 400; }
td p { margin: .2rem 0 0; }
.rules { margin: .6rem 0 0; padding-left: 1.2rem; }
.said { color: #4a525c; font-size: .88rem; }
#sample td:first-child { width: 45%; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
}`;
