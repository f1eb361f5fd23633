/**
 * The published readers, each used as its documentation says, with all segments and elements made. They write warnings
 * to the console, which would be measured: it is silent here.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function joined(chunks) {
  const text = [];
  for (const chunk of chunks()) text.push(chunk.toString('latin1'));
  return text.join('');
}

/** Writes to a transform stream and counts what comes out. */
function streamed(stream, chunks) {
  return new Promise((resolve, reject) => {
    let segments = 0;
    stream.on('data', () => segments++);
    stream.on('end', () => resolve({ segments }));
    stream.on('error', reject);
    const source = chunks();
    const write = () => {
      for (let next = source.next(); !next.done; next = source.next())
        if (!stream.write(next.value)) return void stream.once('drain', write);
      stream.end();
    };
    write();
  });
}

function nodeX12Stream({ chunks }) {
  const { X12Parser } = require('node-x12');
  return () => streamed(new X12Parser(false, 'latin1'), chunks);
}

function nodeX12Parse({ chunks }) {
  const { X12Parser } = require('node-x12');
  return () => {
    const interchange = new X12Parser(false).parse(joined(chunks));
    let segments = 2;
    for (const group of interchange.functionalGroups)
      segments += 2 + group.transactions.reduce((total, { segments: inner }) => total + 2 + inner.length, 0);
    return { segments };
  };
}

function x12Parser({ chunks }) {
  const { X12parser } = require('x12-parser');
  return () => streamed(new X12parser('latin1'), chunks);
}

/** Its parser takes text; elements are lists of components. */
function edifact({ chunks }) {
  const { Parser } = require('edifact');
  const parser = new Parser();
  parser.encoding('UNOC');
  let segments = 0;
  let elements = [];
  let components = [];
  parser.onopensegment = () => {
    segments++;
    elements = [];
  };
  parser.onelement = () => elements.push((components = []));
  parser.oncomponent = (value) => components.push(value);
  return () => {
    // A chunk that ends within a segment is read wrong, so it gets everything at once.
    parser.write(joined(chunks));
    parser.end();
    return { segments };
  };
}

/** By its parser alone: the package's main module needs a package that it does not name. */
function tsEdifact({ chunks }) {
  const { Parser } = require('ts-edifact/lib/parser.js');
  const parser = new Parser();
  parser.updateCharset('UNOC');
  let segments = 0;
  let elements = [];
  let components = [];
  parser.on('openSegment', () => {
    segments++;
    elements = [];
  });
  parser.on('element', () => elements.push((components = [])));
  parser.on('component', (value) => components.push(value));
  return () => {
    for (const chunk of chunks()) parser.write(chunk.toString('latin1'));
    parser.end();
    return { segments };
  };
}

export const PEERS = {
  x12: { 'node-x12 stream': nodeX12Stream, 'node-x12 parse': nodeX12Parse, 'x12-parser': x12Parser },
  edifact: { edifact, 'ts-edifact': tsEdifact },
};
