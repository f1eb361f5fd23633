import type { Failure } from '@app/interchange';
import { examine } from '@app/pipeline';
import type { Examined } from '@app/pipeline';
import { failureText } from '../console/failure-text.js';
import { loadExamination } from '../console/libraries.js';
import { LineWriter } from '../console/line-writer.js';
import { paintFor } from '../console/paint.js';
import type { PartnerOptions } from '../console/partner.choice.js';
import { readWithProgress } from '../console/progress.js';

export interface ValidateOptions extends PartnerOptions {
  readonly json?: boolean;
}

/**
 * `crossdock validate`: every failure of the file against the guides of the standards, or under a partner's agreements.
 *
 * @returns 0 when there is no error, 1 when there is, 2 when the file holds no interchange
 */
export async function validate(file: string, { json = false, ...chosen }: ValidateOptions): Promise<number> {
  const { ports, options } = loadExamination({}, chosen);
  const output = new LineWriter(process.stdout);
  const paint = paintFor(process.stdout);
  const tally = new Tally();
  for await (const event of examine(readWithProgress(file, json), ports, options)) {
    for (const failure of tally.count(event)) output.line(json ? JSON.stringify(failure) : failureText(failure, paint));
    await output.flush(false);
  }
  if (!json) output.line(tally.errors > 0 ? paint('red', tally.sentence()) : paint('green', tally.sentence()));
  await output.flush();
  if (tally.interchanges === 0) {
    if (json) process.stderr.write('The input holds no interchange.\n');
    return 2;
  }
  return tally.errors > 0 ? 1 : 0;
}

class Tally {
  interchanges = 0;
  transactions = 0;
  errors = 0;
  warnings = 0;

  /** Counts what was examined and returns its failures. */
  count(event: Examined): readonly Failure[] {
    if (event.kind === 'interchange') this.interchanges++;
    if (event.kind === 'transaction') this.transactions++;
    const failures = event.kind === 'transaction' ? event.failures : event.kind === 'failure' ? [event.failure] : [];
    for (const { severity } of failures) {
      if (severity === 'error') this.errors++;
      else this.warnings++;
    }
    return failures;
  }

  sentence(): string {
    const found = this.errors + this.warnings;
    return (
      `${plural(this.interchanges, 'interchange')}, ${plural(this.transactions, 'transaction')}: ` +
      (found === 0 ? 'no failure' : `${plural(this.errors, 'error')}, ${plural(this.warnings, 'warning')}`)
    );
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
