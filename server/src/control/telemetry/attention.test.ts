import { describe, expect, it } from 'vitest';
import { attentionOf, type Facts } from './attention.ts';

const worker = { worker: 1, pid: 1, connected: true, revision: 3, openConnections: 0, loopDelayMs: 0, startedAt: 0 };
const listener = {
  id: 'l',
  host: '127.0.0.1',
  port: 8080,
  requireAuth: false,
  poolId: 'p',
  profile: '',
  answerHeaders: true,
};
const calm: Facts = {
  now: 1_000_000,
  exits: { total: 10, enabled: 10, ejected: 0 },
  ...{ eligible: 10, authRejected: 0, listeners: [listener], listenerStates: new Map() },
  revision: { revision: 3, workers: [worker], running: 1, total: 1, committedAt: 0 },
  ...{ droppedAt: 0, storageProblem: null, caps: [] },
};
const codes = (change: Partial<Facts>): string[] => attentionOf({ ...calm, ...change }).map((it) => it.code);

describe('what a person should look at', () => {
  it('is nothing when all is well', () => expect(codes({})).toEqual([]));
  it.each([
    [{ exits: { total: 0, enabled: 0, ejected: 0 }, eligible: 0 }, 'no_exits'],
    [{ exits: { total: 5, enabled: 0, ejected: 0 }, eligible: 0 }, 'all_exits_off'],
    [{ exits: { total: 5, enabled: 5, ejected: 5 }, eligible: 0 }, 'all_exits_ejected'],
    [{ exits: { total: 10, enabled: 10, ejected: 2 }, eligible: 8 }, 'many_exits_ejected'],
    [{ authRejected: 1 }, 'exit_auth_rejected'],
    [{ listeners: [{ ...listener, host: '0.0.0.0' }] }, 'open_listener'],
    [{ revision: { ...calm.revision, workers: [{ ...worker, connected: false }] } }, 'worker_missing'],
    [{ revision: { ...calm.revision, running: 0 } }, 'worker_behind'],
    [{ droppedAt: 999_999 }, 'figures_dropped'],
    [{ storageProblem: 'Full.' }, 'storage_failing'],
    [{ caps: [{ user: 'u1', name: 'alice', kind: 'month', capText: '1 GB', percent: 100 }] }, 'quota u1 month'],
    [
      { listenerStates: new Map([['l', [{ id: 'l', bound: false, problem: 'it is taken', openConnections: 0 }]]]) },
      'listener_not_bound',
    ],
  ] as [Partial<Facts>, string][])('%o is %s', (change, code) => expect(codes(change)).toEqual([code]));

  it('is said most urgent first', () => {
    expect(codes({ droppedAt: 999_999, authRejected: 2, storageProblem: 'Full.' })).toEqual([
      ...['storage_failing', 'exit_auth_rejected', 'figures_dropped'],
    ]);
  });
});
