/**
 * `npm run bench -- engine|map [--mb N,N] [--runs N] [--only NAME,NAME] [--json]`: how fast Crossdock is, beside the published
 * readers and the limits of the machine, in one run. Results go to standard output, progress to standard error.
 */
import { ENGINE } from './engine.suite.mjs';
import { MAP } from './map.suite.mjs';
import { printTable } from './report.mjs';

const SUITES = { engine: ENGINE, map: MAP };

function readArguments(words) {
  const chosen = { suite: undefined, megabytes: undefined, runs: 5, only: undefined, json: false };
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '--json') chosen.json = true;
    else if (words[at] === '--mb') chosen.megabytes = (words[++at] ?? '').split(',').map(Number);
    else if (words[at] === '--runs') chosen.runs = Number(words[++at]);
    else if (words[at] === '--only') chosen.only = (words[++at] ?? '').split(',');
    else if (chosen.suite === undefined && !words[at].startsWith('-')) chosen.suite = words[at];
    else return undefined;
  }
  const sound = chosen.megabytes === undefined || chosen.megabytes.every((size) => size > 0);
  return sound && chosen.runs > 0 && chosen.suite in SUITES ? chosen : undefined;
}

const chosen = readArguments(process.argv.slice(2));
if (chosen === undefined) {
  const names = Object.keys(SUITES).join('|');
  process.stderr.write(
    `Say: npm run bench -- ${names} [--mb N,N] [--runs N] [--only NAME,NAME] [--json], such as --mb 1,10,100,1000.\n`,
  );
  process.exitCode = 2;
} else {
  const { suite, runs, only, json } = chosen;
  const say = (text) => process.stderr.write(`${text}\n`);
  const rows = [];
  const megabytes = chosen.megabytes ?? SUITES[suite].megabytes;
  for await (const row of SUITES[suite]({ megabytes, runs, only, say })) {
    rows.push(row);
    if (json) process.stdout.write(`${JSON.stringify({ suite, ...row })}\n`);
  }
  if (!json) process.stdout.write(printTable(rows));
}
