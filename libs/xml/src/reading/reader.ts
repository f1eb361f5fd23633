import type {
  Failure,
  InterchangeHandler,
  InterchangeHeader,
  InterchangeReader,
  ReaderOptions,
} from '@app/interchange';
import { parseFailures, readerLimits } from '@app/interchange';
import { envelopeOf } from '../envelope/envelope.js';
import { DocumentParser } from './document.parser.js';
import type { Decoder, Encoding } from './encoding.js';
import { decoderOf, detectEncoding, UndecodableError } from './encoding.js';
import { TextPosition } from './text-position.js';
import type { XmlLimits } from './xml-limits.js';
import { XML_LIMITS } from './xml-limits.js';
import { XmlProblem } from './xml-problem.js';

/** Enough for a byte order mark and an XML declaration. */
const HEAD = 256;
const DELIMITERS = { element: '', component: '', terminator: '', decimal: '.' };

/**
 * A reader of one XML document: one interchange with one transaction, whose segments are its elements
 * ({@link XmlElement}) in document order. Everything is told when the document has ended, for only then is it known to
 * be sound: of a document that is not, one failure is told and nothing else. Entities are not expanded, nothing is
 * fetched, and size, depth and number are capped (CD-14xx).
 */
export function createXmlReader(handler: InterchangeHandler, options: ReaderOptions = {}): InterchangeReader {
  return new XmlReader(handler, options);
}

class XmlReader implements InterchangeReader {
  private readonly limits: XmlLimits;
  private readonly baseOffset: number;
  private readonly ordinal: number;
  private head = new Uint8Array();
  private read = 0;
  private source: { decoder: Decoder; parser: DocumentParser; position: TextPosition; encoding: Encoding } | undefined;
  private refused = false;

  constructor(
    private readonly handler: InterchangeHandler,
    options: ReaderOptions,
  ) {
    const { baseOffset, firstOrdinal, maxTransactionBytes } = readerLimits(options);
    this.limits = { ...XML_LIMITS, maxBytes: maxTransactionBytes };
    this.baseOffset = baseOffset;
    this.ordinal = firstOrdinal;
  }

  write(chunk: Uint8Array): void {
    this.guarded(() => {
      this.read += chunk.length;
      if (this.read > this.limits.maxBytes)
        throw new XmlProblem('xmlTooLong', { limit: this.limits.maxBytes }, undefined);
      if (this.source !== undefined) this.take(chunk);
      else {
        this.head = Buffer.concat([this.head, chunk]);
        if (this.head.length >= HEAD) this.begin();
      }
    });
  }

  end(): void {
    this.guarded(() => {
      if (this.source === undefined) this.begin();
      this.source?.decoder.end();
      this.source?.parser.end();
      this.tell();
    });
  }

  private begin(): void {
    const { encoding, name, mark } = detectEncoding(this.head);
    if (encoding === undefined) throw new XmlProblem('xmlEncoding', { encoding: name }, undefined);
    const position = new TextPosition(encoding, this.baseOffset + mark);
    const parser = new DocumentParser(position, this.limits);
    this.source = { decoder: decoderOf(encoding), parser, position, encoding };
    const { head } = this;
    this.head = new Uint8Array();
    this.take(head.subarray(mark));
  }

  private take(bytes: Uint8Array): void {
    const { source } = this;
    if (source === undefined) return;
    source.parser.write(source.decoder.decode(bytes));
  }

  private tell(): void {
    const { root, elements, namespace } = this.source?.parser ?? {};
    if (root === undefined || elements === undefined) return;
    const { handler } = this;
    const { control, sender, receiver, test, date, time, type, version } = envelopeOf(root, namespace ?? '');
    const header: InterchangeHeader = {
      standard: 'xml',
      ordinal: this.ordinal,
      control,
      sender,
      receiver,
      version,
      date,
      time,
      test,
      acknowledgmentRequested: false,
      delimiters: DELIMITERS,
      byteOffset: this.baseOffset,
      segment: root,
    };
    const whole = { byteOffset: this.baseOffset, byteLength: this.read, closed: true };
    handler.interchangeStart(header);
    handler.transactionStart({ ordinal: 1, type, control, version, byteOffset: this.baseOffset, segment: root });
    for (const element of elements) handler.segment(element);
    handler.transactionEnd({ ...whole, segmentCount: elements.length });
    handler.interchangeEnd({ ...whole, groupCount: 0, transactionCount: 1 });
  }

  /** Does a step; what it finds wrong is told, and ends the reading. */
  private guarded(step: () => void): void {
    if (this.refused) return;
    try {
      step();
    } catch (error) {
      this.refused = true;
      if (error instanceof XmlProblem) this.handler.failure(this.failureOf(error));
      else if (error instanceof UndecodableError) this.handler.failure(this.undecodable(error));
      else throw error;
      this.source = undefined;
    }
  }

  private failureOf({ row, fill, place }: XmlProblem): Failure {
    const at = place ?? { byteOffset: this.baseOffset, line: 1, column: 1 };
    const { byteOffset, line, column } = at;
    return parseFailures.raise(row, { with: fill, location: { byteOffset, byteLength: 0, line, column } });
  }

  /** What comes before the byte may be wrong earlier; else the byte is. */
  private undecodable({ before, byte }: UndecodableError): Failure {
    const { source } = this;
    try {
      source?.parser.write(before);
    } catch (error) {
      if (error instanceof XmlProblem) return this.failureOf(error);
      throw error;
    }
    const { byteOffset, line, column } = source?.position.moveTo(Infinity) ?? this.beginning();
    return parseFailures.raise('xmlUndecodable', {
      with: { byte: `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`, encoding: source?.encoding ?? '' },
      location: { byteOffset, byteLength: 1, line, column },
    });
  }

  private beginning(): { byteOffset: number; line: number; column: number } {
    return { byteOffset: this.baseOffset, line: 1, column: 1 };
  }
}
