import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { DOCUMENT_SCHEMAS, DOCUMENT_TYPES } from '@app/canonical';
import type { CanonicalDocument, DocumentType } from '@app/canonical';
import { SchemaPipe, problem } from '@app/service';
import type { TSchema } from 'typebox';

/** Checks a body against the schema of its `documentType`. Throws a 400 problem whose `errors` have JSON pointers. */
export class DocumentPipe implements PipeTransform<unknown, CanonicalDocument> {
  private readonly pipes = new Map<DocumentType, SchemaPipe<TSchema>>();

  transform(value: unknown, metadata: ArgumentMetadata): CanonicalDocument {
    const type = typeOf(value);
    if (type === undefined) {
      const message = `must be ${DOCUMENT_TYPES.join(' or ')}`;
      throw problem(400, 'Bad body', `documentType ${message}.`, { errors: [{ path: '/documentType', message }] });
    }
    return this.pipeOf(type).transform(value, metadata) as CanonicalDocument;
  }

  private pipeOf(type: DocumentType): SchemaPipe<TSchema> {
    const known = this.pipes.get(type) ?? new SchemaPipe<TSchema>(DOCUMENT_SCHEMAS[type]);
    this.pipes.set(type, known);
    return known;
  }
}

function typeOf(value: unknown): DocumentType | undefined {
  const { documentType } = (value ?? {}) as { documentType?: unknown };
  return DOCUMENT_TYPES.find((type) => type === documentType);
}
