export type { PipelineStep } from './pipeline.js';
export { PIPELINE, runPipeline } from './pipeline.js';
export type * from './ports.js';
export type * from './results.js';
export type * from './parse/parse-event.js';
export type { ByteSource, ParseOptions } from './parse/parse.stage.js';
export { parse } from './parse/parse.stage.js';
export { createReader } from './parse/switching.reader.js';
export type { InterchangeIndex, InterchangeIndexEntry } from './parse/interchange.index.js';
export { indexInterchanges } from './parse/interchange.index.js';
export type { ExamineOptions } from './validate/examine.stage.js';
export { examine } from './validate/examine.stage.js';
export { finalVerdict } from './validate/verdicts.js';
export { duplicateKey, fixedDuplicates } from './validate/duplicate.detection.js';
export { repeatFailure } from './validate/holds.js';
export type { AcknowledgeOptions } from './acknowledge/acknowledge.stage.js';
export { acknowledge } from './acknowledge/acknowledge.stage.js';
export type { AcceptedTransaction, Mapped, MapOptions } from './map/map.stage.js';
export { acceptedTransactions, definitionsOf, mapTransaction, mapTransactions } from './map/map.stage.js';
export type { DefinitionRoots } from './definitions/definitions.js';
export { Definitions } from './definitions/definitions.js';
export type { WatchTerms } from './definitions/definition.watch.js';
export { DefinitionWatch } from './definitions/definition.watch.js';
export type { RefusedReload, Reload, ReloadProblem } from './definitions/live.definitions.js';
export { LiveDefinitions } from './definitions/live.definitions.js';
export type { Standalone, StandaloneSettings } from './standalone.js';
export { sequencesFrom, standalone } from './standalone.js';
export type {
  OutboundParty,
  OutboundPorts,
  OutboundRefused,
  OutboundResult,
  OutboundTerms,
  OutboundWritten,
} from './outbound/outbound.js';
export { sends, sentGuide } from './outbound/agreed.outbound.js';
export { writeOutbound } from './outbound/outbound.stage.js';
export type { ExampleOutcome } from './golden/examples.js';
export { Examples } from './golden/examples.js';
export type { GoldenCase, GoldenFailure, GoldenResult } from './golden/golden.case.js';
export { expectedResult, goldenCases, goldenInput, writeExpected } from './golden/golden.case.js';
export type { GoldenDifference } from './golden/golden.difference.js';
export { goldenDifferences } from './golden/golden.difference.js';
export type { DefinitionFolders, GoldenOutcome } from './golden/golden.runner.js';
export { GoldenRunner, partnerOf } from './golden/golden.runner.js';
export type { OutboundGoldenFailure, OutboundGoldenResult } from './golden/outbound.golden.js';
export { expectedOutbound, outboundInput, writeOutboundExpected } from './golden/outbound.golden.js';
export type { OutboundGoldenOutcome } from './golden/outbound.runner.js';
export { OutboundRunner } from './golden/outbound.runner.js';
export { actualResult } from './golden/golden.run.js';
export { partnerPorts } from './golden/partner.ports.js';
export type { ExplainedField, UnusedElement } from './explain/explanation.js';
export { explainTransaction, unusedElements } from './explain/explanation.js';
export { concernedCases } from './golden/golden.concern.js';
export type { DefinitionFinding } from './checking/definition.check.js';
export { checkDefinitions } from './checking/definition.check.js';
export type { OverlayDraft } from './drafting/draft.js';
export { draftOverlay } from './drafting/draft.js';
