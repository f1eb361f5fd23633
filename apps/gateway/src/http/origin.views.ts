import { Type } from 'typebox';
import type { Static } from 'typebox';
import { DefinitionView } from './views.js';

const Definitions = Type.Object({ guide: Type.Optional(DefinitionView), map: Type.Optional(DefinitionView) });

/** Which definitions made a document, and which tell what it was made from: the same, or it is said that they are not. */
export const Origin = Type.Object({
  documentId: Type.String({ format: 'uuid' }),
  revision: Type.Integer(),
  madeBy: Definitions,
  toldBy: Definitions,
  same: Type.Boolean({ description: 'the definitions are those that made the document' }),
  notice: Type.Optional(Type.String({ description: 'what changed since, and what to do' })),
  count: Type.Integer({ description: 'of all pages' }),
});
export type Origin = Static<typeof Origin>;

const Place = {
  segmentId: Type.Optional(Type.String({ description: 'the tag; of XML the element' })),
  segmentPosition: Type.Optional(Type.Integer({ description: 'in the transaction, from 1 at ST or UNH' })),
  loop: Type.Optional(Type.String()),
  elementPosition: Type.Optional(Type.Integer({ description: 'from 1' })),
  componentPosition: Type.Optional(Type.Integer({ description: 'from 1' })),
  repetition: Type.Optional(Type.Integer({ description: 'from 1' })),
  byteOffset: Type.Optional(Type.Integer({ description: 'in the received file, from 0' })),
  byteLength: Type.Optional(Type.Integer()),
  line: Type.Optional(Type.Integer({ description: 'of XML' })),
  column: Type.Optional(Type.Integer({ description: 'of XML' })),
  value: Type.String({ description: 'as sent' }),
};

export const ExplainedView = Type.Object({
  document: Type.Integer({ description: 'which document of its transaction, from 1' }),
  path: Type.String({ description: 'the field, lines[2].quantity' }),
  ...Place,
  mapFile: Type.String({ description: 'below the folder of maps or of partners' }),
  mapLine: Type.Integer(),
});

export const UnusedView = Type.Object({
  ...Place,
  name: Type.Optional(Type.String({ description: 'what the dictionary calls the element' })),
});

const HASH = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const MADE_BY = {
  guide: { ref: 'x12/004010/850', hash: HASH },
  map: { ref: 'x12/004010/850/order', hash: HASH },
};
export const ORIGIN_EXAMPLE = {
  documentId: '6f1c2a52-3d1e-5b0c-9a63-8a7f7d3c2b10',
  revision: 1,
  madeBy: MADE_BY,
  toldBy: MADE_BY,
  same: true,
  count: 1,
};
export const EXPLAINED_EXAMPLE = {
  document: 1,
  path: 'orderNumber',
  segmentPosition: 2,
  segmentId: 'BEG',
  elementPosition: 3,
  byteOffset: 187,
  byteLength: 7,
  mapFile: 'x12/004010/850/order.map.yaml',
  mapLine: 5,
  value: 'PO-1001',
};
export const UNUSED_EXAMPLE = {
  segmentPosition: 5,
  segmentId: 'PID',
  loop: 'PO1/PID',
  elementPosition: 1,
  byteOffset: 273,
  byteLength: 1,
  value: 'F',
  name: 'Kind of description',
};
