// What a take-back did, as whoever follows commits must hear it: exits as they are, members that came and went, pools that are gone.
import { grouped } from '../../../base/grouped.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { HouseSettings } from '../house-settings.ts';
import type { Effect, MemberChange } from '../ledger.ts';
import type { Plan, Step } from './plan.ts';

type Did = Omit<Effect, 'noun' | 'action' | 'objectId' | 'summary' | 'takesBack'>;
/** An exit that differs in these is dialled another way. */
const dialled = ['password', 'local_address', 'insecure_tls', 'template', 'admin_state'];

export function effectOf(stores: Stores, settings: HouseSettings, { steps }: Plan): Did {
  const ofTable = (table: string): Step[] => steps.filter((it) => it.table === table);
  const keys = (some: readonly Step[]): string[] => some.map((it) => it.key);
  const exits = ofTable('exits');
  const [gone, here] = [exits.filter((it) => it.does === 'remove'), exits.filter((it) => it.does !== 'remove')];
  const pools = ofTable('pools');
  const memberships = membersOf(stores, ofTable('pool_members'));
  const otherwise = here.filter((it) => it.does === 'insert' || dialled.some((column) => column in it.image));
  const places = ofTable('settings').length > 0 ? { placesCount: settings.read().places.counts } : {};
  return {
    ids: [...new Set(steps.map((it) => it.key.split('\n')[0]!))],
    put: stores.exits.rowsOf(keys(here)),
    gone: keys(gone),
    memberships,
    pools: pools.length > 0,
    poolsGone: keys(pools.filter((it) => it.does === 'remove')),
    frame: steps.some((it) => it.table !== 'exits' && it.table !== 'pool_members'),
    probe: keys(otherwise),
    ...places,
  };
}

function membersOf(stores: Stores, steps: readonly Step[]): readonly MemberChange[] {
  const pairs = steps.map(({ key, does }) => ({ pool: key.split('\n')[0]!, exit: key.split('\n')[1]!, does }));
  const seqs = new Map(stores.exits.rowsOf(pairs.map((it) => it.exit)).map((it) => [it.id, it.seq]));
  return [...grouped(pairs, (it) => it.pool)].map(([pool, some]) => {
    const seqsThat = (stays: boolean): number[] =>
      some.filter((it) => (it.does !== 'remove') === stays).flatMap((it) => seqs.get(it.exit) ?? []);
    return { pool, joined: seqsThat(true), left: seqsThat(false) };
  });
}
