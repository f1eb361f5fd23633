/**
 * What the suite `engine` measures of ours. A case takes `{ standard, chunks, dist, root }`, loads what it needs, and
 * returns the work to be measured, which returns how many segments it saw. Nothing is kept from segment to segment but a
 * sum, so that no work can be left out.
 */
const ignore = () => undefined;
const SILENT = {
  interchangeStart: ignore,
  groupStart: ignore,
  transactionStart: ignore,
  segment: ignore,
  transactionEnd: ignore,
  groupEnd: ignore,
  interchangeEnd: ignore,
};

/** Segments found; nothing decoded, nothing checked. */
function bounds(input) {
  return scan(input, (segment) => segment.byteLength);
}

/** Every element of every segment as a string, components and repetitions as lists; envelopes are not checked. */
function elements(input) {
  return scan(input, (segment) => segment.elements().length);
}

/** The scanner alone, with a sink that knows nothing of envelopes. */
async function scan({ standard, chunks, dist }, take) {
  const { SegmentScanner, NONE } = await dist('libs/interchange/src/index.js');
  const dialects = await dist(`libs/${standard}/src/reading/dialect.js`);
  let segments = 0;
  let sum = 0;
  let syntax;
  const sink = {
    open: (_segment, _detail, opened) => {
      segments++;
      syntax = opened;
    },
    segment: (segment) => {
      segments++;
      sum = (sum + take(segment)) | 0;
      return syntax;
    },
    abandon: ignore,
    gap: ignore,
  };
  const neutral = { element: NONE, component: NONE, repetition: NONE, release: NONE, terminator: Uint8Array.of(0) };
  const scanner = new SegmentScanner(dialects[`${standard}Dialect`], sink, neutral, 0, 1024 * 1024);
  return () => {
    for (const chunk of chunks()) scanner.write(chunk);
    scanner.end();
    return { segments, sum };
  };
}

/** As {@link elements}, by the reader: envelopes are checked. */
function readerElements(input) {
  return read(input, (segment) => segment.elements().length);
}

/** The reader: envelopes checked; elements are decoded on demand, and none is asked for. */
function reader(input) {
  return read(input, (segment) => segment.byteLength);
}

/** As {@link reader}, and what a consumer of orders might ask for: each tag, and article, quantity and price of each line. */
function readerValues(input) {
  return read(input, (segment) => {
    switch (segment.id) {
      case 'PO1':
        return segment.value(2).length + segment.value(4).length + segment.value(7).length;
      case 'LIN':
        return segment.value(3).length;
      case 'QTY':
      case 'PRI':
        return segment.value(1, 2).length;
      default:
        return 0;
    }
  });
}

async function read({ standard, chunks, dist }, take) {
  const module = await dist(`libs/${standard}/src/index.js`);
  const create = standard === 'x12' ? module.createX12Reader : module.createEdifactReader;
  let segments = 0;
  let sum = 0;
  const handler = {
    ...SILENT,
    segment: (segment) => {
      segments++;
      sum = (sum + take(segment)) | 0;
    },
    failure: (failure) => {
      throw new Error(`the input is not sound: ${failure.code} ${failure.message}`);
    },
  };
  const opened = create(handler);
  return () => {
    for (const chunk of chunks()) opened.write(chunk);
    opened.end();
    return { segments, sum };
  };
}

/** Stages parse, validate and map of the pipeline: canonical documents in memory. */
async function pipeline({ chunks, dist, root }) {
  const { GuideLibrary } = await dist('libs/guide/src/index.js');
  const { MapLibrary } = await dist('libs/mapping/src/index.js');
  const { examine, mapTransaction, standalone } = await dist('libs/pipeline/src/index.js');
  const guides = GuideLibrary.load(`${root}/mappings`);
  const { ports, options } = standalone({ guides, maps: MapLibrary.load(`${root}/mappings`, guides) });
  return async () => {
    let segments = 0;
    let documents = 0;
    for await (const step of examine(chunks(), ports, options)) {
      if (step.kind === 'failure') throw new Error(`the input is not sound: ${step.failure.message}`);
      if (step.kind !== 'transaction') continue;
      segments += step.segmentCount;
      const mapped = mapTransaction(step, ports);
      documents += mapped.documents.length;
      const [failure] = [...step.failures, ...mapped.failures];
      if (failure !== undefined) throw new Error(`the input is not sound: ${failure.message}`);
    }
    return { segments, documents };
  };
}

export const OURS = {
  bounds,
  elements,
  reader,
  'reader+values': readerValues,
  'reader+elements': readerElements,
  pipeline,
};
