import type { FastifyInstance } from 'fastify';

/**
 * Only JSON is read here (at most CROSSDOCK_MAX_DOCUMENT_BYTES of it). A body of any other type, known or not, is left alone: the controller takes it as
 * a stream, `@Body() body: Readable`. So a partner's file needs no exact content type, and a file of 2 GiB no memory.
 */
export function leaveBodiesAsStreams(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
}
