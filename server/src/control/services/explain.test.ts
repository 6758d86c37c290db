import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { requestRow } from '../../../testkit/reports.ts';
import { openRunningWorld, type RunningWorld } from '../../../testkit/running-world.ts';

let it_: RunningWorld;
beforeEach(async () => {
  it_ = openRunningWorld();
  for (const [label, country] of [
    ['de', 'DE'],
    ['fr', 'FR'],
  ] as const)
    await it_.house.call('exits.create', {
      body: { scheme: 'http', host: `${label}.test`, port: 80, label, place: { country } },
    });
  await it_.house.call('proxyUsers.create', { body: { name: 'alice', password: 'secret password' } });
  return () => it_.house.close();
});

const row = (id: string, target: string): RequestRow =>
  requestRow(id, { target, proxyUser: 'alice', at: 1, pool: null, exitId: null, exitLabel: null });
const ask = (wishes: string) =>
  it_.house.call('explain.ask', { body: { proxyUser: 'alice', target: 'a.test:443', wishes } });
const refuse = (status: number) => ({ refuse: { status, text: '' } });
const whatIf = (rule: object) => it_.house.call('explain.whatIf', { body: { rule } });

describe('explain', () => {
  it('says which exit, and why not the others', async () => {
    const { outcome, pools } = await ask('country-de');
    expect(outcome).toMatchObject({ exitLabel: 'de', code: null });
    expect(pools[0]!.dropped.map((it) => [it.reason, it.count])).toEqual([['criteria', 1]]);
  });
  it('says what would help a request that is refused', async () => {
    const { outcome, helps } = await ask('country-gb');
    expect(outcome).toMatchObject({ code: 'no_eligible_exit', status: 503 });
    expect(helps).toEqual([{ kind: 'wish', text: 'Do not ask for GB', exits: 2, wish: 'country' }]);
  });
  it('explains a request that was, while it is kept', async () => {
    it_.kept.take([row('req_1', 'a.test:443')]);
    const { request, explanation } = await it_.house.call('requests.explain', { params: { id: 'req_1' } });
    expect([request.id, explanation.outcome.code]).toEqual(['req_1', null]);
    await expect(it_.house.call('requests.explain', { params: { id: 'req_2' } })).rejects.toThrow(/req_2/);
  });
});

describe('what-if', () => {
  it('counts the requests that an unsaved rule would refuse', async () => {
    it_.kept.take([row('req_1', 'a.test:443'), row('req_2', 'b.test:443')]);
    const found = await whatIf({ when: { targets: ['a.test'] }, then: refuse(403) });
    expect(found).toMatchObject({ requests: 2, refusedBefore: 0, refusedAfter: 1, fewerExits: 1 });
    expect(found.examples.map((it) => it.request.id)).toEqual(['req_1']);
  });
  it('puts it in its place, counting the rules that are switched off', async () => {
    const rule = (name: string, enabled: boolean, then: object) =>
      it_.house.call('rules.create', { body: { name, enabled, when: { targets: ['a.test'] }, then } });
    await rule('off', false, refuse(403));
    await rule('on', true, { criteria: { countries: ['DE'] } });
    it_.kept.take([row('req_1', 'a.test:443')]);
    const unsaved = { when: { targets: ['a.test'] }, then: refuse(403) };
    expect(await whatIf({ ...unsaved, at: 1 })).toMatchObject({ refusedAfter: 1 });
    expect(await whatIf({ ...unsaved, at: 2 })).toMatchObject({ refusedAfter: 0 });
  });
  it('counts what another set of members leaves to each request', async () => {
    it_.kept.take([row('req_1', 'a.test:443')]);
    const [pool] = (await it_.house.call('pools.list')).items;
    const found = await it_.house.call('explain.whatIf', { body: { pool: { id: pool!.id, query: 'country:DE' } } });
    expect(found).toMatchObject({ requests: 1, fewerExits: 1, refusedAfter: 0 });
  });
});
