import type { Decision } from '../results.js';

/** What persons decided about what was held in one interchange. */
export class Decisions {
  constructor(private readonly decisions: readonly Decision[] = []) {}

  /** About the interchange as a whole. */
  ofInterchange(): Decision['decision'] | undefined {
    return this.last((one) => one.group === undefined && one.transaction === undefined);
  }

  /** About a group: its own, else that of the interchange. */
  ofGroup(group: number): Decision['decision'] | undefined {
    return this.last((one) => one.group === group && one.transaction === undefined) ?? this.ofInterchange();
  }

  /** About a transaction: its own, else that of its group, else that of the interchange. */
  ofTransaction(group: number, transaction: number): Decision['decision'] | undefined {
    return this.last((one) => one.transaction === transaction) ?? this.ofGroup(group);
  }

  private last(matches: (decision: Decision) => boolean): Decision['decision'] | undefined {
    return this.decisions.findLast(matches)?.decision;
  }
}
