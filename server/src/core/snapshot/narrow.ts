// The part of a ring that meets criteria, found by the rarest fact: a walk over its few slots, or an intersection of bitsets in whole words.
import { Bitset } from '../math/bitset.ts';
import { Ring } from '../math/ring.ts';
import type { SlotColumns } from '../math/slot-columns.ts';
import { fits, type ResolvedCriteria } from '../targeting/criteria.ts';
import type { Term } from '../targeting/term-index.ts';
import type { ExitEntry } from './exit-entry.ts';

/** Slots that are walked one by one rather than by words. */
const few = 4096;

export function narrow(
  from: Ring,
  lists: ResolvedCriteria,
  slots: readonly (ExitEntry | undefined)[],
  columns: SlotColumns,
): Ring {
  const rarest = lists.reduce((a, b) => (countOf(b) < countOf(a) ? b : a));
  if (countOf(rarest) > few) return from.narrowed(lists.map((list) => list.map(bitsOf)));
  const ring = new Ring(columns);
  for (const term of rarest)
    eachSlot(term, (slot) => {
      if (from.members.has(slot) && fits(slots[slot]!.terms, lists)) ring.add(slot);
    });
  return ring;
}

function countOf(list: readonly Term[]): number {
  return list.reduce((sum, term) => sum + term.count, 0);
}
function bitsOf(term: Term): Bitset {
  if (term.bits !== undefined) return term.bits;
  const bits = new Bitset();
  for (const slot of term.list!) bits.set(slot);
  return bits;
}
function eachSlot(term: Term, visit: (slot: number) => void): void {
  if (term.bits === undefined) return term.list!.forEach(visit);
  for (let slot = term.bits.next(0); slot >= 0; slot = term.bits.next(slot + 1)) visit(slot);
}
