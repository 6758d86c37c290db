import { describe, expect, it } from 'vitest';
import { poolRecord } from '../../../../testkit/records.ts';
import { compareThresholds } from './compare.ts';
import { outcomesOf, type PastOutcome } from './outcomes.ts';
import type { PastWorld } from './past-members.ts';
import { replay, type Thresholds } from './replay.ts';

const startAt = 1_800_000_000_000;
const usual: Thresholds = {
  ...{ consecutiveFailures: 3, baseEjectionMs: 30_000, maxEjectionMs: 600_000, probationSuccesses: 2 },
  ...{ slowStartMs: 0, successOutliers: false, latencyOutliers: false },
};
const world: PastWorld = { pools: [poolRecord('pool_all')], poolsOf: () => [], membersOf: () => 10 };
/** `text`: an outcome a second, + worked, - failed. */
const past = (exitId: string, text: string, at = startAt): PastOutcome[] =>
  [...text].map((it, i) => ({
    ...{ at: at + i * 1_000, exitId, site: 'a.test', ms: 50 },
    failure: it === '+' ? null : 'connection_timeout',
  }));
const merged = (...lists: PastOutcome[][]): PastOutcome[] => lists.flat().sort((a, b) => a.at - b.at);

describe('the replay of what traffic taught', () => {
  it('ejects after as many failures in a row as it is told, with the time and the sentence of the machine', async () => {
    const outcomes = past('exit_a', '++---+');
    const { ejections } = await replay(outcomes, usual, world);
    expect(ejections).toEqual([
      {
        ...{ exitId: 'exit_a', at: startAt + 4_000, untilAt: startAt + 34_000, reason: 'connection_timeout' },
        detail: '3 failures in a row, the last one by traffic',
        worked: true,
      },
    ]);
    expect((await replay(outcomes, { ...usual, consecutiveFailures: 4 }, world)).ejections).toEqual([]);
  });
  it('lets an exit that is out hear nothing, and back on probation when its time is over', async () => {
    const later = past('exit_a', '-', startAt + 40_000);
    const { ejections, withheldOk, withheldFailed } = await replay(
      merged(past('exit_a', '---++-'), later),
      usual,
      world,
    );
    expect([withheldOk, withheldFailed]).toEqual([2, 1]);
    // One failure on probation is enough, and the second time is twice as long.
    expect(ejections.map((it) => [it.at - startAt, it.untilAt - it.at])).toEqual([
      [2_000, 30_000],
      [40_000, 60_000],
    ]);
  });
  it('compares exits with their peers as far as it is asked to and the pool lets it', async () => {
    const good = ['b', 'c', 'd', 'e', 'f'].map((id) => past(`exit_${id}`, '+'.repeat(25)));
    const outcomes = merged(past('exit_a', '+-'.repeat(13)), ...good);
    const on = { ...usual, successOutliers: true };
    const found = await replay([...outcomes, ...past('exit_b', '+', startAt + 31_000)], on, world);
    expect(found.ejections.map((it) => [it.exitId, it.reason])).toEqual([['exit_a', 'success_rate_outlier']]);
    expect((await replay(outcomes, usual, world)).ejections).toEqual([]);
    const nobody = { ...world, membersOf: () => 1 };
    expect((await replay(outcomes, on, nobody)).ejections).toEqual([]);
  });
});

describe('thresholds compared', () => {
  const of = (typed: Partial<Thresholds>) =>
    compareThresholds({
      outcomes: merged(past('exit_a', '+--+'), past('exit_b', '+----')),
      ...{ present: usual, typed: { ...usual, ...typed }, world, to: startAt + 10_000 },
      labelOf: (id) => `label of ${id}`,
    });
  it('says who would be out besides, and whether that one worked at its next attempt', async () => {
    const { present, typed, added, saved } = await of({ consecutiveFailures: 2 });
    expect([present.exits, typed.exits, typed.worked]).toEqual([1, 2, 1]);
    expect(typed.outMs).toBe(8_000 + 8_000);
    expect(added).toMatchObject({ exits: 1, first: [{ exitLabel: 'label of exit_a', worked: true }] });
    expect(saved.exits).toBe(0);
  });
  it('says who would be spared', async () => {
    const { typed, added, saved } = await of({ consecutiveFailures: 5 });
    expect([typed.ejections, added.exits, saved.first[0]?.exitId]).toEqual([0, 0, 'exit_b']);
  });
});

describe('outcomes of a request on record', () => {
  it('are its attempts that say something about their exit, at the time they ended', () => {
    const attempt = { exitLabel: '', kind: 'first', startMs: 0, detail: '' } as const;
    const found = outcomesOf({
      ...{ id: 'req_1', at: startAt, kind: 'connect', target: 'www.a.test:443', method: null, proxyUser: null },
      ...{ pool: null, exitId: null, exitLabel: null, country: null, attempts: 4, status: 200, ok: true, code: null },
      ...{ origin: null, detail: '', ms: 400, worker: 1, revision: 1, wishes: '', session: null, rule: null },
      listenerId: null,
      reuse: 1,
      carrier: null,
      tries: [
        { ...attempt, exitId: 'exit_a', outcome: 'failed', code: 'connection_timeout', ms: 100 },
        { ...attempt, exitId: 'exit_b', outcome: 'failed', code: 'destination_unavailable', ms: 100 },
        { ...attempt, exitId: 'exit_c', outcome: 'lost', code: null, ms: 100 },
        { ...attempt, exitId: 'exit_d', outcome: 'ok', code: null, startMs: 100, ms: 300 },
      ],
    });
    expect(found).toEqual([
      { at: startAt - 300, exitId: 'exit_a', site: 'a.test', ms: 100, failure: 'connection_timeout' },
      { at: startAt, exitId: 'exit_d', site: 'a.test', ms: 300, failure: null },
    ]);
  });
});
