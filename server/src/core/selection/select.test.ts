import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { adminStates, healthStates, strategies } from '@gyre/shared/vocabulary';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '../../../testkit/records.ts';
import { makeTurn } from '../rotation/strategy.ts';
import { applyHealth, applyPatch } from '../snapshot/patch.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { SiteLatency } from '../math/site-latency.ts';
import { criteriaOf } from '../targeting/criteria.ts';
import type { Choice, SelectionRequest, SelectionTurn } from './request.ts';
import { select as selectWith } from './select.ts';

const select = (snapshot: Snapshot, request: SelectionRequest, t: SelectionTurn): ReturnType<typeof selectWith> =>
  selectWith(snapshot, request, t, choice);
const choice: Choice = { chosenFrom: undefined, moved: undefined };
const turnOf = (options: Parameters<typeof makeTurn>[0]): SelectionTurn => ({
  ...makeTurn(options),
  latencies: new SiteLatency(4),
});

const turn = () => turnOf({ worker: 0, workers: 1, seed: 7 });
const ask = (snapshot: Snapshot, over: Partial<SelectionRequest> = {}): SelectionRequest => ({
  pool: snapshot.findPool('pool_default')!,
  criteria: undefined,
  direct: false,
  exitId: undefined,
  session: undefined,
  binding: undefined,
  bindingLive: false,
  siteHash: 0,
  wallMs: 0,
  tried: [],
  ...over,
});
const idOf = (picked: ReturnType<typeof select>): string => ('code' in picked ? picked.code : picked.exit.id);
const many = (n: number) => Array.from({ length: n }, (_, i) => exitRecord(`exit_${i}`));

describe('select', () => {
  it('goes round all exits before it repeats one', () => {
    const snapshot = snapshotOf(many(5));
    const t = turn();
    const picked = Array.from({ length: 10 }, () => idOf(select(snapshot, ask(snapshot), t)));
    expect(new Set(picked.slice(0, 5)).size).toBe(5);
    expect(picked.slice(5)).toEqual(picked.slice(0, 5));
  });

  it('starts the workers apart', () => {
    const snapshot = snapshotOf(many(12));
    const first = [0, 1, 2].map((worker) =>
      idOf(select(snapshotOf(many(12)), ask(snapshot), turnOf({ worker, workers: 3, seed: 1 }))),
    );
    expect(first).toEqual(['exit_0', 'exit_4', 'exit_8']);
  });

  it('never chooses an exit that was tried', () => {
    const snapshot = snapshotOf(many(3));
    const tried: ExitEntry[] = [];
    for (let i = 0; i < 3; i++) tried.push(select(snapshot, ask(snapshot, { tried }), turn()) as ExitEntry);
    expect(new Set(tried).size).toBe(3);
    expect(select(snapshot, ask(snapshot, { tried }), turn())).toMatchObject({ code: 'no_eligible_exit' });
  });

  it('keeps to the countries asked for and refuses rather than leave them', () => {
    const snapshot = snapshotOf([
      exitRecord('exit_de', { country: 'DE' }),
      exitRecord('exit_us', { country: 'US' }),
      exitRecord('exit_no'),
    ]);
    const t = turn();
    for (let i = 0; i < 4; i++)
      expect(idOf(select(snapshot, ask(snapshot, { criteria: criteriaOf({ countries: ['DE'] }) }), t))).toBe('exit_de');
    expect(idOf(select(snapshot, ask(snapshot, { criteria: criteriaOf({ countries: ['FR'] }) }), t))).toBe(
      'no_eligible_exit',
    );
  });

  it('rotates each criteria on its own', () => {
    const exits = Array.from({ length: 6 }, (_, i) => exitRecord(`exit_${i}`, { country: i % 2 ? 'DE' : 'US' }));
    const snapshot = snapshotOf(exits);
    const t = turn();
    const german: string[] = [];
    for (let i = 0; i < 3; i++) {
      german.push(idOf(select(snapshot, ask(snapshot, { criteria: criteriaOf({ countries: ['DE'] }) }), t)));
      select(snapshot, ask(snapshot), t);
    }
    expect(german).toEqual(['exit_1', 'exit_3', 'exit_5']);
  });

  it('uses an ejected exit only when nothing else is left', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { health: 'ejected' }), exitRecord('exit_b')]);
    const t = turn();
    const b = select(snapshot, ask(snapshot), t) as ExitEntry;
    expect(b.exit.id).toBe('exit_b');
    expect(idOf(select(snapshot, ask(snapshot), t))).toBe('exit_b');
    expect(idOf(select(snapshot, ask(snapshot, { tried: [b] }), t))).toBe('exit_a');
  });

  it('gives an exit on probation one request at a time', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { health: 'probation' })]);
    const entry = select(snapshot, ask(snapshot), turn()) as ExitEntry;
    entry.load.inFlight++;
    expect(idOf(select(snapshot, ask(snapshot), turn()))).toBe('no_free_exit');
    entry.load.inFlight--;
    expect(idOf(select(snapshot, ask(snapshot), turn()))).toBe('exit_a');
  });

  it('skips an exit that is full', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { maxInFlight: 1 }), exitRecord('exit_b')]);
    snapshot.findExit('exit_a')!.load.inFlight = 1;
    for (let i = 0; i < 3; i++) expect(idOf(select(snapshot, ask(snapshot), turn()))).toBe('exit_b');
  });

  it('takes the exit a client names if its pool has it, whatever its health', () => {
    const frame = frameOf({ pools: [poolRecord('pool_default', { everything: false })] });
    const snapshot = snapshotOf(
      [
        exitRecord('exit_in', { pools: ['pool_default'], health: 'ejected' }),
        exitRecord('exit_out'),
        exitRecord('exit_off', { pools: ['pool_default'], adminState: 'draining' }),
      ],
      frame,
    );
    const of = (exitId: string) => select(snapshot, ask(snapshot, { exitId }), turn());
    expect(idOf(of('exit_in'))).toBe('exit_in');
    expect(of('exit_out')).toMatchObject({ code: 'no_eligible_exit', detail: expect.stringContaining('not in pool') });
    expect(of('exit_off')).toMatchObject({ detail: expect.stringContaining('draining') });
    expect(idOf(of('exit_unknown'))).toBe('no_eligible_exit');
  });

  it('refuses when the pool went away under the request', () => {
    const snapshot = snapshotOf(many(2));
    const request = ask(snapshot);
    applyPatch(snapshot, { from: 1, to: 2, frame: frameOf({ pools: [] }), putExits: [], removeExits: [] });
    expect(select(snapshot, request, turn())).toMatchObject({ code: 'no_eligible_exit' });
  });

  it('never gives an exit that is switched off, outside the pool, in another country or tried', () => {
    const world = fc.record({
      exits: fc.array(
        fc.record({
          adminState: fc.constantFrom(...adminStates),
          health: fc.constantFrom(...healthStates),
          country: fc.constantFrom('DE', 'US', null),
          member: fc.boolean(),
          full: fc.boolean(),
        }),
        { maxLength: 40 },
      ),
      strategy: fc.constantFrom(...strategies),
      countries: fc.constantFrom(undefined, ['DE'], ['DE', 'US']),
      turns: fc.integer({ min: 0, max: 3 }),
      seed: fc.integer(),
      flips: fc.array(fc.tuple(fc.nat(39), fc.constantFrom(...healthStates)), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(world, ({ exits, strategy, countries, turns, seed, flips }) => {
        // A pool that lets all that are ejected be out; whom others spare is protection.test.ts's.
        const protection = { maxEjectionPercent: 100, panicPercent: 0, minimumEligible: 0 };
        const resilience = { ...defaultResilience, protection };
        const frame = frameOf({ pools: [poolRecord('pool_default', { everything: false, strategy, resilience })] });
        const records = exits.map((e, i) =>
          exitRecord(`exit_${i}`, { ...e, pools: e.member ? ['pool_default'] : [], maxInFlight: 1 }),
        );
        const snapshot = snapshotOf(records, frame);
        for (const [i, e] of exits.entries()) if (e.full) snapshot.findExit(`exit_${i}`)!.load.inFlight = 1;
        const t = turnOf({ worker: 0, workers: 1, seed });
        const pool = snapshot.findPool('pool_default')!;
        select(snapshot, ask(snapshot, { criteria: criteriaOf({ countries }) }), t);
        applyHealth(
          snapshot,
          flips.map(([i, state]) => [`exit_${i}`, state]),
        );
        const may = [...snapshot.exitsById.values()].filter(
          (e) =>
            e.adminState === 'enabled' &&
            pool.has(e) &&
            e.load.inFlight === 0 &&
            (countries === undefined || countries.some((c) => c === e.exit.country)),
        );
        const tried = may.slice(0, turns);
        const rest = may.slice(turns);
        const picked = select(snapshot, ask(snapshot, { criteria: criteriaOf({ countries }), tried }), t);
        if (rest.length === 0) {
          expect(['no_eligible_exit', 'no_free_exit']).toContain(idOf(picked));
          return;
        }
        expect(rest).toContain(picked);
        const usable = rest.some((e) => e.health !== 'ejected');
        if (usable) expect((picked as ExitEntry).health).not.toBe('ejected');
      }),
      { numRuns: 500 },
    );
  });
});
