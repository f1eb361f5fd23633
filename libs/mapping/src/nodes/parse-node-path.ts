import { PathError } from '../source/language.js';
import type { NodePath, NodePick, NodeStep, NodeTest, PathForm } from './node-path.js';

/** Parses a path. Throws a PathError. */
export function parseNodePath(text: string, form: PathForm): NodePath {
  const reader = new NodePathReader(text, form);
  let up = 0;
  while (reader.take('^/')) up++;
  const around = up === 0 ? reader.around() : undefined;
  const fromRoot = up === 0 && around === undefined && reader.take('/');
  const own = around !== undefined || (up === 0 && !fromRoot && reader.take('.'));
  const steps = own && !(form.attributes && reader.take('/')) ? [] : reader.steps();
  reader.end();
  return { text, up, around, fromRoot, steps };
}

class NodePathReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly form: PathForm,
  ) {}

  take(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  /** `^NAME`, at the beginning. */
  around(): string | undefined {
    return this.form.attributes && this.take('^') ? this.name() : undefined;
  }

  steps(): NodeStep[] {
    const steps: NodeStep[] = [];
    do {
      if (this.form.attributes && this.take('@')) {
        steps.push({ name: `@${this.name()}`, orStay: false, tests: [], pick: { kind: 'all' } });
        return steps;
      }
      const name = this.name();
      const orStay = this.form.attributes && this.take('?');
      steps.push({ name, orStay, tests: this.tests(), pick: this.pick() });
    } while (this.take(this.form.separator));
    return steps;
  }

  end(): void {
    if (this.at === this.text.length) return;
    throw this.wrong(`"${this.text.slice(this.at)}" does not belong here.`, `Write it like ${this.form.example}.`);
  }

  private name(): string {
    const found = this.form.name.exec(this.text.slice(this.at))?.[0];
    if (found === undefined) throw this.wrong('A name is expected here.', `Write it like ${this.form.example}.`);
    this.at += found.length;
    return found;
  }

  private tests(): NodeTest[] {
    if (!this.take('(')) return [];
    const close = this.text.indexOf(')', this.at);
    if (close === -1) throw this.wrong('A ")" is missing.', `Write it like ${this.form.example}.`);
    const inside = this.text.slice(this.at, close);
    this.at = close + 1;
    return inside.split('&').map((test) => this.test(test.trim()));
  }

  private test(text: string): NodeTest {
    const [, not, term = '', operator, values] = /^(!)?([^!=|]+)(?:(!?=)(.+))?$/.exec(text) ?? [];
    const names = term === '.' ? [] : term.split(this.form.separator);
    const sound = names.every((name) => this.isName(name)) && (not === undefined || operator === undefined);
    if (!sound) {
      const remedy = 'Write a test like type=A|B, type!=A, type (is sent) or !type (is not).';
      throw this.wrong(`"${text}" is no test.`, remedy);
    }
    const sent = not === undefined ? 'sent' : 'not-sent';
    return {
      term: names,
      is: operator === undefined ? sent : operator === '=' ? 'one-of' : 'none-of',
      values: values?.split('|') ?? [],
    };
  }

  private isName(text: string): boolean {
    const name = this.form.attributes && text.startsWith('@') ? text.slice(1) : text;
    return this.form.name.exec(name)?.[0] === name;
  }

  private pick(): NodePick {
    if (!this.take('#')) return { kind: 'all' };
    if (this.take('only')) return { kind: 'only' };
    const digits = /^[1-9]\d*/.exec(this.text.slice(this.at))?.[0];
    if (digits === undefined) throw this.wrong('A number is expected after "#".', 'Write #1, #2.. or #only.');
    this.at += digits.length;
    return this.take('..') ? { kind: 'from-nth', n: Number(digits) } : { kind: 'nth', n: Number(digits) };
  }

  private wrong(message: string, remedy: string): PathError {
    return new PathError(`The path "${this.text}" cannot be read at its character ${this.at + 1}: ${message}`, remedy);
  }
}
