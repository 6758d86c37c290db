// Requests as the API answers them, for tests of this feature.
import type { RequestRow } from '@gyre/shared/contract/traffic';

const noon = 1_741_098_600_000;

export function makeRequest(number: number, changes: Partial<RequestRow> = {}): RequestRow {
  return {
    id: `req_${String(number).padStart(26, '0')}`,
    at: noon + number * 100,
    kind: 'connect',
    target: 'shop.example:443',
    method: 'CONNECT',
    proxyUser: 'alice',
    pool: 'mobile',
    exitId: 'exit_00000000000000000000000001',
    exitLabel: 'Frankfurt 1',
    country: 'DE',
    attempts: 1,
    status: 200,
    ok: true,
    code: null,
    origin: null,
    detail: '',
    ms: 57.5,
    worker: 1,
    revision: 57,
    wishes: '',
    session: null,
    rule: null,
    listenerId: null,
    reuse: 1,
    carrier: null,
    tries: [attempt('Frankfurt 1', 0, 57)],
    ...changes,
  };
}

export const attempt = (
  exitLabel: string,
  startMs: number,
  ms: number,
  code: RequestRow['tries'][number]['code'] = null,
): RequestRow['tries'][number] => ({
  exitId: `exit_${exitLabel.toLowerCase().replaceAll(' ', '').padEnd(26, '0')}`,
  exitLabel,
  kind: startMs === 0 ? 'first' : 'retry',
  outcome: code === null ? 'ok' : 'failed',
  startMs,
  ms,
  code,
  detail: '',
});

/** Two German exits did not answer, then the time was up. */
export const failedRequest = (number: number): RequestRow =>
  makeRequest(number, {
    ok: false,
    status: 504,
    code: 'connection_timeout',
    origin: 'exit',
    attempts: 2,
    ms: 9800,
    wishes: 'country-de-session-cart-91',
    session: 'cart_91',
    rule: 'rule_00000000000000000000000003',
    tries: [
      attempt('Frankfurt 1', 0, 5000, 'connection_timeout'),
      attempt('Berlin 4', 5010, 4700, 'connection_timeout'),
    ],
  });
