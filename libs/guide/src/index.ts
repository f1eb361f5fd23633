export type { Guide, LoopInstance, MatchedTransaction, PlacedSegment } from './guide.js';
