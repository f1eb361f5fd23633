import jsonata from 'jsonata';

/** Why an expression cannot be used. */
export class ExpressionError extends Error {}

export interface ExpressionResult {
  readonly value?: unknown;
  /** Why it gives nothing. */
  readonly problem?: string;
}

const MOST_MILLISECONDS = 50;
const MOST_DEPTH = 200;
const MOST_CHARACTERS = 1000;
/** What would give another value for the same message, or run text that came with it. */
const REFUSED = new Set(['now', 'millis', 'random', 'eval']);

/**
 * A JSONata expression with limits of time and depth, and nothing to reach but its input. Regular expressions are
 * refused, since nothing can interrupt one; so is what depends on the clock or on chance.
 */
export class Expression {
  private readonly compiled: jsonata.Expression;
  private deadline = 0;
  private depth = 0;

  /** Throws an ExpressionError. `now` counts milliseconds. */
  constructor(
    text: string,
    private readonly now: () => number = () => performance.now(),
  ) {
    if (text.length > MOST_CHARACTERS) throw new ExpressionError(`it has more than ${MOST_CHARACTERS} characters`);
    try {
      this.compiled = jsonata(text);
    } catch (error) {
      throw new ExpressionError(messageOf(error));
    }
    refuse(this.compiled.ast());
    this.compiled.assign('__evaluate_entry', () => this.enter());
    this.compiled.assign('__evaluate_exit', () => this.leave());
  }

  evaluate(input: Readonly<Record<string, readonly string[]>>): ExpressionResult {
    this.deadline = this.now() + MOST_MILLISECONDS;
    this.depth = 0;
    try {
      return { value: this.compiled.evaluate(input) as unknown };
    } catch (error) {
      return { problem: messageOf(error) };
    }
  }

  private enter(): void {
    if (++this.depth > MOST_DEPTH) throw new ExpressionError(`it goes deeper than ${MOST_DEPTH} levels`);
    if (this.now() > this.deadline) throw new ExpressionError(`it takes longer than ${MOST_MILLISECONDS} ms`);
  }

  private leave(): void {
    this.depth--;
  }
}

function refuse(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, value } = node as { type?: unknown; value?: unknown };
  if (type === 'regex') throw new ExpressionError('regular expressions are not taken');
  if (type === 'variable' && typeof value === 'string' && REFUSED.has(value)) {
    throw new ExpressionError(`$${value} is not taken`);
  }
  for (const inner of Object.values(node)) refuse(inner);
}

function messageOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return (typeof message === 'string' ? message : 'it is not understood').replace(/\.$/, '');
}
