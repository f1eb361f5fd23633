export type {
  Guide,
  GuideUse,
  LoopInstance,
  LoopOutline,
  MatchedTransaction,
  MatchTerms,
  PlacedSegment,
} from './guide.js';
export type { Composite, DataElement, Dictionary, ElementUse, SegmentDefinition, SyntaxNote } from './dictionary.js';
export type { ElementType } from './value.check.js';
export { DictionarySchema } from './dictionary.schema.js';
export { GuideSchema } from './guide.schema.js';
export type { ValueType } from './xml/xml.guide.schema.js';
export { XmlGuideSchema } from './xml/xml.guide.schema.js';
export type { ElementRule, ValueRule } from './xml/xml.rules.js';
export { GuideLibrary } from './library.js';
export type { GuideDifference } from './guide.diff.js';
export { diffGuides } from './guide.diff.js';
export type { GuidePage } from './render/guide.page.js';
export { renderGuide } from './render/guide.page.js';
