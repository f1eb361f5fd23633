import type {
  Failure,
  InterchangeHandler,
  InterchangeHeader,
  ReaderOptions,
  TransactionHeader,
} from '@app/interchange';
import { createXmlReader, XmlElement } from '@app/xml';

export interface Heard {
  interchange: InterchangeHeader | undefined;
  transaction: TransactionHeader | undefined;
  readonly elements: XmlElement[];
  readonly failures: Failure[];
  readonly order: string[];
}

/** Reads a document in pieces, and gives what the reader told. */
export function listen(pieces: readonly Uint8Array[], options?: ReaderOptions): Heard {
  const heard: Heard = { interchange: undefined, transaction: undefined, elements: [], failures: [], order: [] };
  const handler: InterchangeHandler = {
    interchangeStart: (header) => {
      heard.interchange = header;
      heard.order.push('interchange');
    },
    groupStart: () => heard.order.push('group'),
    transactionStart: (header) => {
      heard.transaction = header;
      heard.order.push('transaction');
    },
    segment: (segment) => {
      if (segment instanceof XmlElement) heard.elements.push(segment);
    },
    transactionEnd: ({ segmentCount }) => heard.order.push(`transaction of ${segmentCount}`),
    groupEnd: () => heard.order.push('group end'),
    interchangeEnd: ({ byteOffset, byteLength }) => heard.order.push(`interchange ${byteOffset}+${byteLength}`),
    failure: (failure) => heard.failures.push(failure),
  };
  const reader = createXmlReader(handler, options);
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return heard;
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text);

/** All that a document told, as plain data. */
export function plain({ elements, failures, order, interchange, transaction }: Heard): unknown {
  return {
    order,
    failures,
    names: [interchange?.control, interchange?.sender, interchange?.receiver, transaction?.type, transaction?.version],
    elements: elements.map(({ id, text, attributes, byteOffset, byteLength, line, column, parent }) => [
      id,
      text,
      [...attributes],
      [byteOffset, byteLength, line, column],
      parent?.ordinal,
    ]),
  };
}
