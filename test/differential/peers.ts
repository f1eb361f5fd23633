import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { Segment } from '@app/interchange';
import { createReader } from '@app/pipeline';

/** A segment: its tag, then its elements; in EDIFACT each is the list of its components. */
export type Row = readonly [tag: string, ...elements: (string | undefined | readonly string[])[]];
export type Peer = (text: string) => Promise<Row[]>;

const require = createRequire(import.meta.url);

/** Ours, in the form of the peers: X12 elements as sent, EDIFACT elements as components. */
export function ours(text: string): Row[] {
  const rows: Row[] = [];
  const ignore = (): void => undefined;
  const reader = createReader({
    interchangeStart: ignore,
    groupStart: ignore,
    transactionStart: ignore,
    segment: (segment) => {
      if (segment.id !== 'UNA') rows.push(text.startsWith('ISA') ? sentRow(segment) : componentRow(segment));
    },
    transactionEnd: ignore,
    groupEnd: ignore,
    interchangeEnd: ignore,
    failure: ({ message }) => rows.push(['failure', message]),
  });
  reader.write(Buffer.from(text, 'latin1'));
  reader.end();
  return rows;
}

const upTo = <T>(count: number, make: (nth: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

function sentRow(segment: Segment): Row {
  return [segment.id, ...upTo(segment.elementCount, (element) => segment.sent(element))];
}

function componentRow(segment: Segment): Row {
  return [
    segment.id,
    ...upTo(segment.elementCount, (element) =>
      upTo(Math.max(1, segment.componentCount(element)), (component) => segment.value(element, component)),
    ),
  ];
}

interface NodeX12Segment {
  readonly tag: string;
  readonly elements: readonly { readonly value: string }[];
}
interface NodeX12Level {
  readonly header: NodeX12Segment;
  readonly trailer: NodeX12Segment;
}
interface NodeX12Interchange extends NodeX12Level {
  readonly functionalGroups: readonly (NodeX12Level & {
    readonly transactions: readonly (NodeX12Level & { readonly segments: readonly NodeX12Segment[] })[];
  })[];
}

/** node-x12, strict. */
export const nodeX12: Peer = (text) => {
  const { X12Parser } = require('node-x12') as {
    X12Parser: new (strict: boolean) => { parse(text: string): NodeX12Interchange };
  };
  const { header, functionalGroups, trailer } = new X12Parser(true).parse(text);
  const groups = functionalGroups.flatMap((group) => [
    group.header,
    ...group.transactions.flatMap((set) => [set.header, ...set.segments, set.trailer]),
    group.trailer,
  ]);
  const row = ({ tag, elements }: NodeX12Segment): Row => [tag, ...elements.map(({ value }) => value)];
  return Promise.resolve([header, ...groups, trailer].map(row));
};

export const x12Parser: Peer = async (text) => {
  const { X12parser } = require('x12-parser') as { X12parser: new () => NodeJS.ReadWriteStream };
  const rows: Row[] = [];
  const parsed = Readable.from([Buffer.from(text, 'latin1')]).pipe(new X12parser());
  for await (const segment of parsed as AsyncIterable<unknown>) {
    const { name, ...elements } = segment as Record<string, string>;
    const last = Math.max(0, ...Object.keys(elements).map((key) => Number(key.split('-')[0])));
    rows.push([name ?? '', ...upTo(last, (element) => elements[element])]);
  }
  return rows;
};

export const edifact: Peer = (text) => {
  const Parser = require('edifact/parser.js') as new () => EdifactParser;
  const parser = new Parser();
  parser.encoding('UNOC');
  const collected = collector();
  parser.onopensegment = collected.open;
  parser.onelement = collected.element;
  parser.oncomponent = collected.component;
  parser.write(text);
  parser.end();
  return Promise.resolve(collected.rows);
};

interface EdifactParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (value: string) => void;
  encoding(level: string): void;
  write(text: string): void;
  end(): void;
}

export const tsEdifact: Peer = (text) => {
  const { Parser } = require('ts-edifact/lib/parser.js') as { Parser: new (configuration: unknown) => TsEdifactParser };
  const { Configuration } = require('ts-edifact/lib/configuration.js') as {
    Configuration: new (given: object) => object;
  };
  const { NullValidator } = require('ts-edifact/lib/validator.js') as { NullValidator: new () => object };
  const parser = new Parser(new Configuration({ charset: 'UNOC', validator: new NullValidator() }));
  const collected = collector();
  parser.onOpenSegment = collected.open;
  parser.onElement = collected.element;
  parser.onComponent = collected.component;
  parser.write(text);
  parser.end();
  return Promise.resolve(collected.rows);
};

interface TsEdifactParser {
  onOpenSegment: (tag: string) => void;
  onElement: () => void;
  onComponent: (value: string) => void;
  write(text: string): void;
  end(): void;
}

/** Gathers what a parser of events tells. */
function collector() {
  const rows: [string, ...string[][]][] = [];
  return {
    rows,
    open: (tag: string): void => void rows.push([tag]),
    element: (): void => void rows.at(-1)?.push([]),
    component: (value: string): void => {
      const element = rows.at(-1)?.at(-1);
      if (Array.isArray(element)) element.push(value);
    },
  };
}
