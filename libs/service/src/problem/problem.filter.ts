import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTransient } from '@app/persistence';
import { problem, ProblemException } from './problem.js';
import type { Problem } from './problem.js';

/** Turns whatever was thrown under a request into an RFC 9457 answer; what nobody expected is logged, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { problem: answer } = this.problemOf(error, request);
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, answer);
  }

  private problemOf(error: unknown, request: FastifyRequest): ProblemException {
    if (error instanceof ProblemException) return error;
    const status = statusOf(error);
    if (status !== undefined && status < 500) return clientProblem(status, error, request);
    if (isTransient(error)) {
      this.logger.warn(error);
      return problem(503, 'Service Unavailable', 'The database or the log does not answer just now. Try again.');
    }
    this.logger.error(error);
    return problem(500, 'Internal Server Error', 'Something failed here. The log tells more under the request id.');
  }
}

/** Sends a problem: `instance` is the path, without its query. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Problem): void {
  if (answer.status === 503) void reply.header('retry-after', '5');
  const instance = request.url.split('?', 1)[0];
  void reply
    .code(answer.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...answer, instance, requestId: request.id }));
}

/** The status that Nest or Fastify gave the error. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : undefined;
}

function clientProblem(status: number, error: unknown, request: FastifyRequest): ProblemException {
  const path = request.url.split('?', 1)[0] ?? '';
  const details: Readonly<Record<number, string>> = {
    404: `There is nothing at ${request.method} ${path}. /docs lists what there is.`,
    413: 'The body has more bytes of JSON than CROSSDOCK_MAX_DOCUMENT_BYTES allows.',
    414: 'A part of the path is too long.',
    415: `This request does not take the content type ${request.headers['content-type'] ?? 'that was sent'}.`,
  };
  const said = error instanceof Error ? error.message : '';
  const notFoundHere = status === 404 && said.startsWith('Cannot ');
  const detail = notFoundHere || status !== 404 ? (details[status] ?? sentence(said)) : sentence(said);
  return problem(status, STATUS_CODES[status] ?? 'Error', detail);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
