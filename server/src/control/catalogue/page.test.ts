import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitSorts } from '@gyre/shared/contract/exits';
import { exitRow } from '../../storage/stores/exit-rows.ts';
import { Entry } from './entry.ts';
import { type Mark, markOf, orderOf, pageOf } from './page.ts';

function entry(seq: number, label: string, country: string | null, latencyMs: number | null): Entry {
  const identity = { scheme: 'http', host: 'a.example', port: 1, username: '', localAddress: '' } as const;
  const usual = { tags: [], weight: 1, maxInFlight: null, adminState: 'enabled', insecureTls: false } as const;
  const rotation = { priority: seq % 3, price: seq % 4 === 0 ? null : seq % 4, template: null };
  const place = { country, region: null, city: null, asn: null, type: null };
  const rest = { seq, id: `exit_${seq}`, hasPassword: false, createdAt: seq, updatedAt: seq, version: 1 };
  const made = new Entry(exitRow(identity, { label, ...usual, ...rotation, ...place }, rest));
  made.latencyMs = latencyMs;
  return made;
}

const entries = fc
  .array(
    fc.record({
      label: fc.constantFrom('a', 'B', 'b', 'c', ''),
      country: fc.constantFrom('DE', 'AT', null),
      latencyMs: fc.constantFrom(1, 2, 3.5, null),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((it, i) => entry(i + 1, it.label, it.country, it.latencyMs)));
const sorts = fc.constantFrom(...exitSorts.flatMap((it) => [it, `-${it}`]));

describe('pages of a sorted list', () => {
  it('show everything once, in the order of a full sort, whatever their size', () => {
    fc.assert(
      fc.property(entries, sorts, fc.integer({ min: 1, max: 7 }), (all, sort, limit) => {
        const order = orderOf(sort);
        const pages: Entry[] = [];
        const pageAfter = (after: Mark | undefined) => pageOf(all, { order, after, limit }).entries;
        for (let page = pageAfter(undefined); page.length > 0;) {
          pages.push(...page);
          page = pageAfter(markOf(page.at(-1)!, order));
        }
        const keys = pages.map((it) => markOf(it, order));
        expect(new Set(pages)).toEqual(new Set(all));
        expect(pages).toHaveLength(all.length);
        for (let i = 1; i < keys.length; i++) {
          const [a, b] = [keys[i - 1]!, keys[i]!];
          if (a.key === null) expect(b.key).toBeNull();
          else if (b.key !== null && a.key !== b.key) expect(a.key < b.key).toBe(!order.descending);
          else if (a.key === b.key) expect(a.seq < b.seq).toBe(!order.descending);
        }
      }),
    );
  });
  it('put exits without a value last, up or down', () => {
    const all = [entry(1, '', null, null), entry(2, '', null, 5), entry(3, '', null, 9)];
    const seqs = (sort: string) =>
      pageOf(all, { order: orderOf(sort), after: undefined, limit: 9 }).entries.map((it) => it.row.seq);
    expect(seqs('latency')).toEqual([2, 3, 1]);
    expect(seqs('-latency')).toEqual([3, 2, 1]);
  });
  it('go on behind an exit that is gone', () => {
    const all = ['a', 'b', 'c', 'd'].map((label, i) => entry(i, label, null, null));
    const order = orderOf('label');
    const mark = markOf(all[1]!, order);
    const left = all.filter((it) => it !== all[1]);
    const { entries, total } = pageOf(left, { order, after: mark, limit: 9 });
    expect(entries.map((it) => it.row.label)).toEqual(['c', 'd']);
    expect(total).toBe(3);
  });
});
