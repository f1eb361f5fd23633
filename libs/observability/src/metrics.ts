import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The metrics of this process, as `/metrics` shows them. Each metric says its labels and its meaning in its `help`. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });
const registers = [metrics];

const STAGE_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

const stageSeconds = new Histogram({
  name: 'crossdock_stage_seconds',
  help: 'Time that one piece of work took in a stage: its count is the number of pieces. outcome is ok or failed.',
  labelNames: ['stage', 'outcome'],
  buckets: STAGE_SECONDS,
  registers,
});

/** Stages a message goes through, and those of a request. */
export type MeteredStage = 'receive' | 'parse' | 'validate' | 'acknowledge' | 'map' | 'publish' | 'consume';

/**
 * Starts the clock of one piece of work; call what it returns when the work is done.
 *
 * @example const done = stageTimer('map'); .. done('ok');
 */
export function stageTimer(stage: MeteredStage): (outcome: 'ok' | 'failed') => void {
  const end = stageSeconds.startTimer({ stage });
  return (outcome) => void end({ outcome });
}

/** Runs `work` and counts it, failed where it throws. */
export async function timed<T>(stage: MeteredStage, work: () => Promise<T>): Promise<T> {
  const done = stageTimer(stage);
  try {
    const result = await work();
    done('ok');
    return result;
  } catch (error) {
    done('failed');
    throw error;
  }
}

const failures = new Counter({
  name: 'crossdock_failures_total',
  help: 'Failures raised since the process started, by their code.',
  labelNames: ['code', 'stage', 'severity'],
  registers,
});

/** Counts a failure that was raised; takes the Failure object as it is. */
export function countFailure(failure: {
  readonly code: string;
  readonly stage: string;
  readonly severity: string;
}): void {
  failures.inc({ code: failure.code, stage: failure.stage, severity: failure.severity });
}

const received = new Counter({
  name: 'crossdock_received_bytes_total',
  help: 'Bytes of transmissions that were stored, by channel.',
  labelNames: ['channel'],
  registers,
});

export function countReceivedBytes(channel: string, bytes: number): void {
  received.inc({ channel }, bytes);
}

const documents = new Counter({
  name: 'crossdock_documents_total',
  help: 'Canonical documents stored, by type.',
  labelNames: ['type'],
  registers,
});

export function countDocuments(type: string, count = 1): void {
  documents.inc({ type }, count);
}

const reloads = new Counter({
  name: 'crossdock_definition_reloads_total',
  help: 'Changes of guides, maps and partners that were taken while the process runs. outcome is switched or refused.',
  labelNames: ['outcome'],
  registers,
});

export function countReload(outcome: 'switched' | 'refused'): void {
  reloads.inc({ outcome });
}

const httpSeconds = new Histogram({
  name: 'crossdock_http_request_seconds',
  help: 'Time from a request to the end of its answer, by route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: STAGE_SECONDS,
  registers,
});

/** `route` is the route's pattern, never the path: each value is a series of its own. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  httpSeconds.observe({ method, route, status: String(status) }, seconds);
}
