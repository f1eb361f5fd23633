/** A terminal, as far as a line is rewritten in it. */
export interface StatusStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Where a line stands; a process has one terminal. */
let shownOn: StatusStream | undefined;

/** Writes the one line of a terminal that says how far the work is, in place of the one before. */
export function showStatus(stream: StatusStream, text: string): void {
  shownOn = stream;
  stream.write(`\r${text}\u001b[K`);
}

/** Takes the line away; whoever writes to a terminal does so first. */
export function clearStatus(): void {
  shownOn?.write('\r\u001b[K');
  shownOn = undefined;
}
