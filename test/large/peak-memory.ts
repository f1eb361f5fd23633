import { readFileSync } from 'node:fs';

/** How often a process is asked; the kernel remembers its peak, so only the last moments may be missed. */
const EVERY_MS = 100;

/** The peak of resident memory of another process, as Linux counts it; 0 elsewhere. */
export class PeakMemory {
  private peak = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly child: { readonly pid?: number | undefined }) {
    this.timer = setInterval(() => {
      this.ask();
    }, EVERY_MS);
  }

  /** In bytes. */
  end(): number {
    clearInterval(this.timer);
    this.ask();
    return this.peak;
  }

  private ask(): void {
    if (process.platform !== 'linux') return;
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(statusOf(this.child.pid)) ?? [];
    this.peak = Math.max(this.peak, Number(kilobytes) * 1024);
  }
}

/** Empty where the process has ended. */
function statusOf(pid = 0): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return '';
  }
}
