import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../problem/problem.js';
import { sendProblem } from '../problem/problem.filter.js';
import type { Settings } from '../settings/settings.js';

const OPEN_PATHS = ['/health/live', '/health/ready'];

/**
 * Asks every request but health for the token: `Authorization: Bearer <token>`, or Basic with any name and the token as
 * the password, which is what a browser can offer.
 */
export function requireToken(fastify: FastifyInstance, token: string): void {
  const expected = digest(token);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (OPEN_PATHS.includes(pathOf(request)) || presents(request.headers.authorization, expected)) {
      done();
      return;
    }
    void reply.header('www-authenticate', 'Bearer realm="crossdock", Basic realm="crossdock", charset="UTF-8"');
    const detail = 'Send the header "Authorization: Bearer <token>" with the token of CROSSDOCK_TOKEN.';
    sendProblem(request, reply, problem(401, 'Unauthorized', detail).problem);
  });
}

function presents(authorization: string | undefined, expected: Buffer): boolean {
  const [, scheme, credentials = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined) return false;
  const token =
    scheme.toLowerCase() === 'bearer'
      ? credentials
      : Buffer.from(credentials, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '');
  return timingSafeEqual(digest(token), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Answers 413 at once where the length that a request announces is too large, before a byte of it is read. */
export function refuseLargeBodies(fastify: FastifyInstance, { maxBytes }: Settings): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced <= maxBytes) {
      done();
      return;
    }
    void reply.header('connection', 'close');
    const detail = `The body has ${announced} bytes; CROSSDOCK_MAX_BYTES allows ${maxBytes}.`;
    sendProblem(request, reply, problem(413, 'Payload Too Large', detail, { maxBytes }).problem);
  });
}

/** While the process stops, connections end with the answer under way: one kept open would hold the process up. */
export function refuseWhileStopping(fastify: FastifyInstance, stopping: () => boolean): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping()) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!stopping() || OPEN_PATHS.includes(pathOf(request))) {
      done();
      return;
    }
    const detail = 'Crossdock is stopping. Try again in a moment.';
    sendProblem(request, reply, problem(503, 'Service Unavailable', detail).problem);
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
