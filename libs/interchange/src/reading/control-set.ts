/**
 * The control numbers of one level, to find a second of the same. Runs of consecutive numbers, which senders write, take
 * one entry however long they are.
 */
export class ControlSet {
  /** By length, since they are compared as text: the first and last of each run. */
  private readonly runs = new Map<number, { from: number; to: number }[]>();
  private readonly texts = new Set<string>();

  /** Returns false when the control number was there before. */
  add(control: string): boolean {
    if (!/^\d{1,15}$/.test(control)) {
      const known = this.texts.has(control);
      this.texts.add(control);
      return !known;
    }
    const value = Number(control);
    const runs = this.runs.get(control.length) ?? [];
    if (runs.length === 0) this.runs.set(control.length, runs);
    const last = runs[runs.length - 1];
    if (last !== undefined && value === last.to + 1) {
      last.to = value;
      return true;
    }
    let low = 0;
    for (let high = runs.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.to ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    const run = runs[low];
    if (run !== undefined && run.from <= value) return false;
    runs.splice(low, 0, { from: value, to: value });
    return true;
  }
}
