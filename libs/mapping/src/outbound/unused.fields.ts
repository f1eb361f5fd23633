import type { CanonicalDocument } from '@app/canonical';
import type { DocumentLanguage } from '../document/document.language.js';
import type { Place } from '../source/frame.js';
import type { Trace } from '../source/trace.js';

/** Ours alone, and told to nobody: what the gateway sets, our positions, and how a value was sent to us. */
const OURS = /^\/(documentType|documentId|revision|account|test|resolved)(\/|$)|\/(position|unitSent|sent)$/;

/** Pointers of what a document gives and nobody wrote. */
export function unusedFields(document: CanonicalDocument, language: DocumentLanguage, trace: Trace): string[] {
  const read = [...trace.readings.map(({ place }) => place), ...trace.consulted];
  const written = [...read, ...read.flatMap(valueOf)];
  return language
    .unread(document, written)
    .flatMap(({ pointer }) => (pointer === undefined || OURS.test(pointer) ? [] : [pointer]));
}

/** What is written as it was sent to us stands for the value that we made of it: `identifiers/0/sent`. */
function valueOf({ pointer = '' }: Place): Place[] {
  return pointer.endsWith('/sent') ? [{ pointer: pointer.replace(/sent$/, 'value') }] : [];
}
