import { describe, expect, it } from 'vitest';
import { exitRecord, snapshotOf } from '../../../testkit/records.ts';
import { criteriaOf, type CriteriaFacts, fits, resolveCriteria } from '../targeting/criteria.ts';
import { narrow } from './narrow.ts';

// More than are walked one by one have the tag `common`.
const world = snapshotOf(
  Array.from({ length: 6000 }, (_, i) =>
    exitRecord(`exit_${i}`, {
      country: i % 3 === 0 ? 'DE' : 'US',
      tags: [...(i % 5 === 0 ? [] : ['common']), ...(i % 1000 === 0 ? ['rare'] : [])],
    }),
  ),
);

function found(facts: CriteriaFacts): { slots: number[]; expected: number[] } {
  const lists = resolveCriteria(criteriaOf(facts)!, world.terms);
  const { members } = narrow(world.everyone.all.usable, lists, world.slots, world.columns);
  const slots: number[] = [];
  for (let slot = members.bits.next(0); slot >= 0; slot = members.bits.next(slot + 1)) slots.push(slot);
  return { slots, expected: world.slots.filter((it) => fits(it!.terms, lists)).map((it) => it!.slot) };
}

describe('narrowing', () => {
  it.each<[string, CriteriaFacts, number]>([
    ['a rare fact', { tags: ['rare'] }, 6],
    ['a rare fact among common ones', { tags: ['rare', 'common'], countries: ['DE'] }, 1602],
    ['common facts only', { tags: ['common'], countries: ['DE', 'US'] }, 4800],
    ['a fact nobody has', { countries: ['FR'] }, 0],
  ])('finds who fits by %s', (_, facts, count) => {
    const { slots, expected } = found(facts);
    expect(slots).toEqual(expected);
    expect(slots).toHaveLength(count);
  });
});
