import { cpus, totalmem } from 'node:os';

/** Rows as Markdown: a table for each case, with the ratio to the byte loop, under the date and the class of machine. */
export function printTable(rows) {
  const cases = [...new Set(rows.map((row) => row.case))];
  const tables = cases.map((name) =>
    tableOf(
      name,
      rows.filter((row) => row.case === name),
    ),
  );
  return `${machine()}\n\n${tables.join('\n')}`;
}

function machine() {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${cpus().length} cores (${model.trim()}), ${memory} GB, Node ${process.versions.node}`;
}

/**
 * The ratios are those of MB/s by the clock, which is how the goals were measured, and beside them those of MB per second
 * of processor time, all threads of the process together.
 */
function tableOf(name, rows) {
  const loop = rows.find((row) => row.name === 'byte loop');
  const lines = rows.map((row) =>
    row.error === undefined
      ? [
          row.name,
          row.mbPerSecond,
          ratio(row.mbPerSecond, loop?.mbPerSecond),
          row.cpuMbPerSecond,
          ratio(row.cpuMbPerSecond, loop?.cpuMbPerSecond),
          row.perSecond?.toLocaleString('en-US') ?? '-',
          row.peakRssMb,
        ]
      : [row.name, row.error, '-', '-', '-', '-', '-'],
  );
  const head = ['', 'MB/s', 'of the byte loop', 'MB/s of processor time', 'of the byte loop', 'per second', 'peak MB'];
  const body = [head, ['---', ...new Array(6).fill('---:')], ...lines].map((line) => `| ${line.join(' | ')} |`);
  return `### ${name}\n\n${body.join('\n')}\n`;
}

function ratio(speed, loop) {
  return loop === undefined ? '-' : (speed / loop).toFixed(3);
}
