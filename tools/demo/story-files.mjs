import { readFileSync } from 'node:fs';

const day = (offset) => {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  const pad = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}${pad(date.getMonth() + 1)}${pad(date.getDate())}`;
};

/** Numbers of this run: a second run is a new day's trade and no duplicate of the first. */
export const run = Math.floor(Date.now() / 1000) % 100_000_000;
let control = run * 10;

/** One of the story's files with this run's dates, order numbers and its own control number filled in. */
export function storyFile(name) {
  control += 1;
  const values = {
    control: String(control % 1_000_000_000),
    po: String(run),
    yyyymmdd: day(0),
    yymmdd: day(0).slice(2),
    in7days: day(7),
    in21days: day(21),
  };
  const template = readFileSync(new URL(`./files/${name}`, import.meta.url), 'utf8');
  return template.replace(/\{(\w+)(?::(\d+))?\}/g, (_, key, width) => values[key].padStart(Number(width ?? 0), '0'));
}
