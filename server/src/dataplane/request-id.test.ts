import { isId } from '@gyre/shared/ids';
import { describe, expect, it } from 'vitest';
import { exitRecord, snapshotOf } from '../../testkit/records.ts';
import { workerOf } from '../link/request-ids.ts';
import { RequestIds } from './request-id.ts';
import type { RequestState } from './request.ts';

const entry = snapshotOf([exitRecord('exit_a')]).findExit('exit_a');
const request = (host: string, over: object = {}): RequestState =>
  ({ id: '', entry, ask: { target: { host }, caller: { user: { id: 'puser_alice' } } }, ...over }) as RequestState;

describe('request ids', () => {
  it('are ids, each once, that name their worker and stay with their request', () => {
    const [one, two] = [new RequestIds(1), new RequestIds(700)];
    const ids = [one.of(request('a.test')), one.of(request('a.test')), two.of(request('a.test')), one.of(undefined)];
    expect(ids.every((id) => isId('req', id))).toBe(true);
    expect(new Set(ids).size).toBe(4);
    expect(ids.map(workerOf)).toEqual([1, 1, 700, 1]);
    const same = request('a.test');
    expect(one.of(same)).toBe(one.of(same));
  });
  it('lead back to exit, host and proxy user, for the last 65 536 requests', () => {
    const ids = new RequestIds(1);
    const first = ids.of(request('a.test'));
    expect(ids.find(first)).toEqual({ exitId: 'exit_a', host: 'a.test', user: 'puser_alice' });
    for (let i = 0; i < 65_535; i++) ids.of(request('b.test'));
    expect(ids.find(first)).toBeDefined();
    ids.of(request('b.test'));
    expect(ids.find(first)).toBeUndefined();
  });
  it('lead nowhere for what met no exit, was never made, or is another worker’s', () => {
    const ids = new RequestIds(1);
    expect(ids.find(ids.of(request('a.test', { entry: undefined })))).toBeUndefined();
    expect(ids.find(ids.of(undefined))).toBeUndefined();
    expect(ids.find('')).toBeUndefined();
    expect(ids.find(new RequestIds(2).of(request('a.test')))).toBeUndefined();
  });
});
