// Not of typebox/compile: that is 150 modules more, and each start of the command line would wait for them.
import type { Validator } from 'typebox/schema';
import { Compile } from 'typebox/schema';
import type { CanonicalDocument, DocumentType } from './documents.js';
import { DOCUMENT_SCHEMAS } from './documents.js';

/** What is wrong with a document: `lines[2].quantity`, and why. */
export interface DocumentProblem {
  readonly path: string;
  readonly message: string;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

const validators = new Map<DocumentType, Validator>();

/**
 * Checks a document against its schema: required fields, no unknown fields, the form of decimals, dates and codes.
 * An empty list: it is sound. Never throws.
 */
export function validateDocument(document: CanonicalDocument): DocumentProblem[] {
  const validator = validatorOf(document.documentType);
  if (validator === undefined) return [{ path: 'documentType', message: 'is not a document type' }];
  if (validator.Check(document)) return [];
  const [, errors] = validator.Errors(document);
  return problems(errors);
}

function validatorOf(type: DocumentType): Validator | undefined {
  const known = validators.get(type);
  if (known !== undefined) return known;
  if (!Object.hasOwn(DOCUMENT_SCHEMAS, type)) return undefined;
  const validator = Compile(DOCUMENT_SCHEMAS[type]);
  validators.set(type, validator);
  return validator;
}

/** One problem a place: "must have required properties" becomes one per missing field, and summaries are dropped. */
function problems(errors: readonly SchemaError[]): DocumentProblem[] {
  const found = new Map<string, DocumentProblem>();
  const add = (path: string, message: string): void => {
    if (!found.has(path)) found.set(path, { path, message });
  };
  for (const { keyword, instancePath, message, params } of errors) {
    const path = fieldPath(instancePath);
    if (keyword === 'required') {
      for (const name of named(params, 'requiredProperties')) add(join(path, name), 'is required');
    } else if (keyword === 'additionalProperties') {
      for (const name of named(params, 'additionalProperties')) add(join(path, name), 'is not a field of the document');
    } else if (keyword !== 'boolean' && keyword !== 'anyOf') {
      add(path, message);
    }
  }
  return [...found.values()];
}

function named(params: object, name: string): readonly string[] {
  const value: unknown = Object.entries(params).find(([key]) => key === name)?.[1];
  return Array.isArray(value) ? value.map(String) : [];
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** `/lines/2/quantity` as `lines[2].quantity`. */
function fieldPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('')
    .replace(/^\./, '');
}
