/** What keeps a command from doing its work, in one sentence for the person who called it. */
export class SentenceError extends Error {
  override readonly name = 'SentenceError';
}
