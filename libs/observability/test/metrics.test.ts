import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  countDocuments,
  countReload,
  countFailure,
  countReceivedBytes,
  gaugeSource,
  metrics,
  observeRequest,
  stageTimer,
  timed,
} from '@app/observability';

async function series(name: string): Promise<string[]> {
  const text = await metrics.metrics();
  return text.split('\n').filter((line) => line.startsWith(name) && !line.includes('_bucket'));
}

describe('metrics', () => {
  beforeEach(() => metrics.resetMetrics());

  it('have these names', () => {
    const names = metrics.getMetricsAsArray().map(({ name }) => name);
    expect(names).toContain('process_resident_memory_bytes');
    expect(names.filter((name) => name.startsWith('crossdock_'))).toEqual([
      'crossdock_stage_seconds',
      'crossdock_failures_total',
      'crossdock_received_bytes_total',
      'crossdock_documents_total',
      'crossdock_definition_reloads_total',
      'crossdock_http_request_seconds',
      'crossdock_interchanges_unprocessed',
      'crossdock_outbox_age_seconds',
      'crossdock_consumer_lag',
      'crossdock_dead_letters',
    ]);
  });

  it('count and time the work of a stage by its outcome', async () => {
    stageTimer('parse')('ok');
    await timed('map', () => Promise.resolve('documents'));
    await expect(timed('map', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await series('crossdock_stage_seconds_count')).toEqual([
      'crossdock_stage_seconds_count{stage="parse",outcome="ok"} 1',
      'crossdock_stage_seconds_count{stage="map",outcome="ok"} 1',
      'crossdock_stage_seconds_count{stage="map",outcome="failed"} 1',
    ]);
  });

  it('count failures by code, bytes by channel, documents by type, requests by route', async () => {
    countFailure({ code: 'CD-2103', stage: 'validate', severity: 'error' });
    countFailure({ code: 'CD-2103', stage: 'validate', severity: 'error' });
    countReceivedBytes('http', 1204);
    countDocuments('Order', 2);
    countDocuments('Order');
    countReload('refused');
    observeRequest('GET', '/orders/:account/:number', 404, 0.002);
    expect(await series('crossdock_failures_total')).toEqual([
      'crossdock_failures_total{code="CD-2103",stage="validate",severity="error"} 2',
    ]);
    expect(await series('crossdock_received_bytes_total')).toEqual([
      'crossdock_received_bytes_total{channel="http"} 1204',
    ]);
    expect(await series('crossdock_documents_total')).toEqual(['crossdock_documents_total{type="Order"} 3']);
    expect(await series('crossdock_definition_reloads_total')).toEqual([
      'crossdock_definition_reloads_total{outcome="refused"} 1',
    ]);
    expect(await series('crossdock_http_request_seconds_count')).toEqual([
      'crossdock_http_request_seconds_count{method="GET",route="/orders/:account/:number",status="404"} 1',
    ]);
  });

  it('read a gauge when they are asked for, until its source is taken back', async () => {
    let age = 1.5;
    const remove = gaugeSource('outboxAge', () => Promise.resolve([{ labels: { service: 'orders' }, value: age }]));
    expect(await series('crossdock_outbox_age_seconds')).toEqual([
      'crossdock_outbox_age_seconds{service="orders"} 1.5',
    ]);
    age = 0;
    expect(await series('crossdock_outbox_age_seconds')).toEqual(['crossdock_outbox_age_seconds{service="orders"} 0']);
    remove();
    expect(await series('crossdock_outbox_age_seconds')).toEqual([]);
  });

  it('fail where a source fails, for a missing number would look like a good one', async () => {
    const remove = gaugeSource('deadLetters', () => Promise.reject(new Error('no database')));
    await expect(metrics.metrics()).rejects.toThrow('no database');
    remove();
  });
});
