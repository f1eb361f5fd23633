const WIDTH = 24;

/** `order.edi ████████░░░░░░░░ 50 %` on a terminal, redrawn in place; nothing elsewhere. */
export class ProgressBar {
  private drawn = -1;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly title: string,
    private readonly total: number,
  ) {}

  show(done: number): void {
    const percent = this.total === 0 ? 100 : Math.floor((100 * done) / this.total);
    if (!this.stream.isTTY || percent === this.drawn) return;
    this.drawn = percent;
    const filled = Math.round((WIDTH * percent) / 100);
    this.stream.write(`\r${this.title} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} %`);
  }

  clear(): void {
    if (this.stream.isTTY && this.drawn >= 0) this.stream.write('\r\u001b[K');
  }
}
