import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitSorts } from '@gyre/shared/contract/exits';
import { exitRow } from '../../storage/stores/exit-rows.ts';
import { Entry } from './entry.ts';
import { KeptOrders } from './kept-orders.ts';
import { LabelRanks } from './label-ranks.ts';
import { markOf, orderOf, pageOf } from './page.ts';
import { pageIn } from './page-walk.ts';
import { Roster } from './roster.ts';
import { Scratch } from './scratch.ts';
import { markMatching } from './whole-order.ts';

interface Said {
  readonly label: string;
  readonly country: string | null;
  readonly latencyMs: number | null;
}
function entryOf(seq: number, { label, country, latencyMs }: Said): Entry {
  const identity = { scheme: 'http', host: `${label}.example`, port: 1, username: '', localAddress: '' } as const;
  const usual = { tags: [], weight: 1, maxInFlight: null, adminState: 'enabled', insecureTls: false } as const;
  const rotation = { priority: seq % 3, price: seq % 4 === 0 ? null : seq % 4, template: null };
  const place = { country, region: null, city: null, asn: null, type: null };
  const rest = { seq, id: `exit_${seq}`, hasPassword: false, createdAt: seq, updatedAt: seq, version: 1 };
  const made = new Entry(exitRow(identity, { label, ...usual, ...rotation, ...place }, rest));
  made.latencyMs = latencyMs;
  return made;
}
function setUp(all: readonly Said[]) {
  const [roster, labels] = [new Roster(), new LabelRanks()];
  const add = (said: Said): Entry => {
    const entry = entryOf((roster.all.at(-1)?.row.seq ?? 0) + 1, said);
    roster.add(entry);
    labels.changed(entry);
    return entry;
  };
  all.forEach(add);
  return { roster, labels, add, orders: new KeptOrders(roster, labels, new Scratch()) };
}

const said = fc.record({
  label: fc.constantFrom('a', 'B', 'b', 'c', ''),
  country: fc.constantFrom('DE', 'AT', null),
  latencyMs: fc.constantFrom(1, 2, 3.5, null),
});
const sorts = fc.constantFrom(...exitSorts.flatMap((it) => [it, `-${it}`]));

describe('a page out of a kept order', () => {
  it('is the page that is found without one, behind any mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 30 }), sorts, fc.nat(40), async (all, sort, place) => {
        const { roster, orders } = setUp(all);
        roster.all.filter((_, i) => i % 5 === 4).forEach((it) => (it.gone = true));
        const order = orderOf(sort);
        const of = roster.all[place];
        const after = of && markOf(of, order);
        const wanted = { order, after, limit: 7, match: (it: Entry) => it.row.priority !== 1 };
        const sorted = await orders.of(order.field);
        const { marks, count } = await markMatching(sorted, wanted.match, new Scratch());
        const page = { entries: pageIn(sorted, wanted, marks), total: count };
        expect(page).toEqual(pageOf(roster.all, wanted));
        const everything = { ...wanted, match: undefined };
        expect(pageIn(sorted, everything, undefined)).toEqual(pageOf(roster.all, everything).entries);
      }),
    );
  });
});

describe('orders that are kept', () => {
  const de: Said = { label: 'a', country: 'DE', latencyMs: 2 };

  it('are the same until their field moves or somebody comes', async () => {
    const { orders, add } = setUp([de, { ...de, label: 'b' }]);
    const [byPrice, byLatency] = [await orders.of('price'), await orders.of('latency')];
    orders.moved('traffic');
    expect(await orders.of('price')).toBe(byPrice);
    expect(await orders.of('latency')).not.toBe(byLatency);
    add(de);
    expect(orders.isOfNow('price', byPrice)).toBe(false);
    expect((await orders.of('price')).positions).toHaveLength(3);
  });
  it('follow labels that changed', async () => {
    const { orders, labels, roster } = setUp([de, { ...de, label: 'b' }]);
    expect([...(await orders.of('label')).positions]).toEqual([0, 1]);
    const [first] = roster.all;
    first!.take({ ...first!.row, label: 'c' });
    labels.changed(first!);
    orders.moved('rows');
    expect([...(await orders.of('label')).positions]).toEqual([1, 0]);
  });
});

describe('the roster', () => {
  it('is in order again when the number of one that is gone at its end is given again', () => {
    const { roster } = setUp([{ label: 'a', country: null, latencyMs: null }]);
    const one = entryOf(2, { label: 'b', country: null, latencyMs: null });
    roster.add(one);
    one.gone = true;
    roster.noteGone();
    const again = entryOf(2, { label: 'c', country: null, latencyMs: null });
    roster.add(again);
    expect(roster.inOrder).toBe(true);
    expect(roster.all.map((it) => it.row.seq)).toEqual([1, 2]);
    roster.add(entryOf(1, { label: 'd', country: null, latencyMs: null }));
    expect(roster.inOrder).toBe(false);
  });
});
