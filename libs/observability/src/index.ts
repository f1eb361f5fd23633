export { createLogger } from './logger.js';
export type { Logger, LoggerOptions } from './logger.js';
export { NestLogger } from './nest-logger.js';
export { logContext, withLogContext } from './log-context.js';
export type { LogContext } from './log-context.js';
export { maskAccount, redact, REDACTED, SECRET_FIELDS } from './redact.js';
export {
  countDocuments,
  countReload,
  countFailure,
  countReceivedBytes,
  metrics,
  observeRequest,
  stageTimer,
  timed,
} from './metrics.js';
export type { MeteredStage } from './metrics.js';
export { GAUGES, gaugeSource } from './gauges.js';
export type { GaugeName, Reading } from './gauges.js';
