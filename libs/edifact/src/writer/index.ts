export type { EdifactDelimiters } from './edifact-delimiters.js';
export { defaultEdifactDelimiters, isSyntax4, mirrorEdifactDelimiters } from './edifact-delimiters.js';
export type { EdifactElement, EdifactSegmentData } from './segment.writer.js';
export { writeEdifactSegment } from './segment.writer.js';
export type { LevelCharset } from './level.charset.js';
export { levelCharset } from './level.charset.js';
export type { OutgoingEdifactInterchange, OutgoingEdifactMessage } from './interchange.writer.js';
export { fittingParty, writeEdifactInterchange } from './interchange.writer.js';
