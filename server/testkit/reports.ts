// Builders of what workers report: a test names only what it is about.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { noAttempts } from '../src/core/retry/attempt-counts.ts';
import type { ExitReport, TrafficReport } from '../src/link/messages.ts';

export function exitReport(id: string, over: Partial<ExitReport> = {}): ExitReport {
  return {
    ...{ id, ok: 0, failed: 0, trailingFailures: over.failed ?? 0, upBytes: 0, downBytes: 0 },
    lastFailure: (over.failed ?? 0) > 0 ? 'connection_refused' : null,
    ...{ latencySumMs: 0, latencyCount: 0, inFlight: 0 },
    ...over,
  };
}

export function trafficReport(over: Partial<TrafficReport> = {}): TrafficReport {
  return {
    ...{ at: 0, ok: 0, refused: 0, failed: 0, attempts: 0, upBytes: 0, downBytes: 0, latency: [], failures: {} },
    ...{ exits: [], users: [], rules: [], requests: [], more: 0, inFlight: 0, waiting: 0, openConnections: 0 },
    ...{ loopDelayMs: 0, dropped: 0, sites: [], siteTraffic: [], pools: [], further: noAttempts() },
    ...over,
  };
}

export function requestRow(id: string, over: Partial<RequestRow> = {}): RequestRow {
  return {
    ...{ id, at: 0, kind: 'connect', target: 'example.com:443', method: null, proxyUser: null, pool: 'default' },
    ...{ exitId: 'exit_1', exitLabel: 'one', country: null, attempts: 1, status: 200, ok: true, code: null },
    ...{
      origin: null,
      detail: '',
      ms: 1,
      worker: 1,
      revision: 1,
      wishes: '',
      session: null,
      rule: null,
      listenerId: null,
      reuse: 1,
      carrier: null,
      tries: [],
    },
    ...over,
  };
}
