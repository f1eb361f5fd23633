import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';

/** Members beside those of RFC 9457: what helps a program to go on, such as `errors` or `limit`. */
export type ProblemExtension = Readonly<Record<string, unknown>>;

/** An error answer as RFC 9457 writes it; the filter adds `instance` and `requestId`. */
export interface Problem extends ProblemExtension {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** An expected error answer: thrown anywhere under a controller, sent as `application/problem+json`. */
export class ProblemException extends HttpException {
  constructor(readonly problem: Problem) {
    super(problem, problem.status);
    this.message = problem.detail;
  }
}

/**
 * An error answer to throw.
 *
 * `type` is `about:blank` where the title is the status's own phrase (RFC 9457, section 4.2.1), else a URN made of the
 * title, so a title is as stable as a code.
 *
 * @param detail a sentence about this very request: what is wrong and what to do
 * @example throw problem(404, 'Transmission not found', `There is no transmission ${id}.`);
 */
export function problem(
  status: number,
  title: string,
  detail: string,
  extension: ProblemExtension = {},
): ProblemException {
  const type = title === STATUS_CODES[status] ? 'about:blank' : `urn:crossdock:problem:${slug(title)}`;
  return new ProblemException({ type, title, status, detail, ...extension });
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
