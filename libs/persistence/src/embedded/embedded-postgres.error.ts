/** The embedded server cannot be had; the message is a sentence for the person who starts it. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
