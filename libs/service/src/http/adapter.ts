import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { observeRequest, withLogContext } from '@app/observability';
import { sendProblem } from '../problem/problem.filter.js';
import type { Settings } from '../settings/settings.js';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../problem/problem.js';

const MINUTE = 60_000;

/**
 * Fastify as every process uses it: time for a slow upload of 2 GiB but not for slow headers, a request id on each
 * request, route parameters long enough for a percent-encoded order number.
 */
export function createAdapter({ maxDocumentBytes }: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: maxDocumentBytes,
    keepAliveTimeout: 65_000,
    requestTimeout: 120 * MINUTE,
    http: { headersTimeout: MINUTE, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: ({ headers }: IncomingMessage) => acceptableId(headers['x-request-id']) ?? randomUUID(),
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const detail = `The address ${request.url} cannot be read. Percent-encode its parts.`;
      sendProblem(request, reply, problem(error.statusCode ?? 400, 'Bad address', detail).problem);
    },
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withLogContext({ requestId: request.id }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    observeRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  return adapter;
}

function acceptableId(id: string | string[] | undefined): string | undefined {
  return typeof id === 'string' && /^[\w.-]{8,100}$/.test(id) ? id : undefined;
}
