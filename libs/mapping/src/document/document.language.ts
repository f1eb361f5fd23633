import type { CanonicalDocument } from '@app/canonical';
import type { FailureLocation } from '@app/interchange';
import { NodeLanguage } from '../nodes/node.language.js';
import type { PathForm } from '../nodes/node-path.js';
import type { SourceNode } from '../nodes/source-node.js';
import { DocumentNode } from './document-node.js';
import type { FieldScopes } from './field-outline.js';
import { fieldOutline } from './field-outline.js';

const FORM: PathForm = {
  separator: '.',
  name: /^[a-z]\w*/,
  attributes: false,
  example: 'shipTo.ids(scheme=GLN).value',
};

/** Paths into a canonical document, from the document itself: `lines`, `identifiers(scheme=GTIN).value`, `^/currency`. */
export class DocumentLanguage extends NodeLanguage<CanonicalDocument, FieldScopes> {
  constructor(type: CanonicalDocument['documentType']) {
    super(FORM, fieldOutline(type));
  }

  protected override rootOf(document: CanonicalDocument): SourceNode {
    return new DocumentNode(document, '', undefined);
  }

  protected override locationOf({ documentType }: CanonicalDocument): FailureLocation {
    return { transactionType: documentType };
  }
}
