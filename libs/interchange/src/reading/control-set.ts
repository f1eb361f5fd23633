interface Run {
  readonly from: number;
  to: number;
}

/** So many digits are a number that is counted exactly. */
const DIGITS = 15;
/** Behind letters, fewer digits may stand there by chance. */
const FEWEST = 4;

/**
 * The control numbers of one level, to find a second of the same. Runs of consecutive numbers behind the same letters
 * (`ME00000001`), which senders write, take one entry however long they are.
 */
export class ControlSet {
  /** By what stands before the last digits, and their number, since they are compared as text. */
  private readonly series = new Map<string, Run[]>();
  private readonly texts = new Set<string>();
  private prefix = '';
  private digits = 0;
  private runs: Run[] = [];

  /** Returns false when the control number was there before. */
  add(control: string): boolean {
    const { length } = control;
    let first = length;
    let value = 0;
    for (let scale = 1; first > 0 && length - first < DIGITS; first--, scale *= 10) {
      const digit = control.charCodeAt(first - 1) - 48;
      if (digit < 0 || digit > 9) break;
      value += digit * scale;
    }
    if (first > 0 && length - first < FEWEST) return this.addText(control);
    this.choose(control.slice(0, first), length - first);
    return this.addTo(this.runs, value);
  }

  private addText(control: string): boolean {
    const { size } = this.texts;
    return this.texts.add(control).size > size;
  }

  private choose(prefix: string, digits: number): void {
    if (digits === this.digits && prefix === this.prefix && this.runs.length > 0) return;
    const key = `${digits} ${prefix}`;
    const runs = this.series.get(key) ?? [];
    if (runs.length === 0) this.series.set(key, runs);
    this.prefix = prefix;
    this.digits = digits;
    this.runs = runs;
  }

  private addTo(runs: Run[], value: number): boolean {
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
