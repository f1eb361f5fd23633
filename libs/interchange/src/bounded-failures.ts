import type { Failure, FailureLocation, Severity } from './failure.js';
import { validateFailures } from './failures/index.js';

/** So many errors of one transaction are listed, and so many warnings. */
export const MOST_FAILURES = 1000;

/**
 * The failures of one transaction: the first 1,000 errors and the first 1,000 warnings. The others are counted, for a
 * wrong delimiter or version makes millions of them, and one more failure says how many they are.
 */
export class BoundedFailures {
  private readonly listed: Failure[] = [];
  private readonly found: Record<Severity, number> = { error: 0, warning: 0 };

  /** Counts a failure, and makes it where it is one of the first; undefined where it is not. */
  add(severity: Severity, make: () => Failure): Failure | undefined {
    if (++this.found[severity] > MOST_FAILURES) return undefined;
    const failure = make();
    this.listed.push(failure);
    return failure;
  }

  /** Takes a listed failure back. */
  withdraw(failure: Failure): void {
    const index = this.listed.indexOf(failure);
    if (index < 0) return;
    this.listed.splice(index, 1);
    this.found[failure.severity]--;
  }

  /**
   * In the order in which they were added; last, for each severity, how many more there are. Where the transaction stands
   * is asked for only then.
   */
  all(transaction: () => FailureLocation): Failure[] {
    if (this.listed.length === 0) return [];
    return [...this.listed, ...this.more('error', transaction), ...this.more('warning', transaction)];
  }

  private more(severity: Severity, transaction: () => FailureLocation): Failure[] {
    const count = this.found[severity] - MOST_FAILURES;
    if (count <= 0) return [];
    const location = transaction();
    const { transactionControl: control = '' } = location;
    const values = { control, count, severity, limit: MOST_FAILURES };
    return [validateFailures.raise('moreFailures', { severity, with: values, location })];
  }
}
