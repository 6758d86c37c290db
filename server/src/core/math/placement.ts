// Consistent placement by multi-probe hashing (Appleton & O'Reilly, "Multi-probe consistent hashing", 2015): each member has one point on a
// circle of 2^32, a key has a few probes, and the probe that is nearest to the point behind it decides. The answer depends on the set of
// members only, never on the order in which they came; a member that goes moves the keys that were on it and no others.
import type { Bitset } from './bitset.ts';
import { mixed } from './hash.ts';
import { PointTable } from './point-table.ts';
import type { SlotColumns } from './slot-columns.ts';
import type { SlotSet } from './slot-set.ts';

/** Probes of a key: the busiest of many members gets about probes / (probes − 1) of its fair share. */
const probes = 12;
/** Most members asked once no probe's member takes: a pool with thousands of full exits must not stop the loop. */
const mostSteps = 4096;

// What `find` knows of its probes. One set serves all calls: finding never waits.
const asked = new Uint32Array(probes);
const firsts = new Uint32Array(probes);
const distances = new Float64Array(probes);
const cells = new Int32Array(probes);

export class Placement {
  private readonly columns: SlotColumns;
  private readonly table: PointTable;

  constructor(columns: SlotColumns, room = 0, table = new PointTable(columns, room)) {
    this.columns = columns;
    this.table = table;
  }

  static of(members: SlotSet, columns: SlotColumns): Placement {
    const placement = new Placement(columns, members.count);
    for (let slot = members.bits.next(0); slot >= 0; slot = members.bits.next(slot + 1)) placement.add(slot);
    return placement;
  }

  /** A new placement: those members that are in `bits`. Reads every cell once, in order: a millisecond for a hundred thousand. */
  within(bits: Bitset): Placement {
    return new Placement(this.columns, 0, this.table.within(bits));
  }

  get count(): number {
    return this.table.count;
  }
  /** Bytes of memory its points take. */
  get bytes(): number {
    return this.table.bytes;
  }
  /** Puts in a slot that is not in. */
  add(slot: number): void {
    this.table.add(slot);
  }
  /** Takes out a slot that is in. */
  remove(slot: number): void {
    this.table.remove(slot);
  }

  /**
   * The member a key (32 bits) belongs to or, with `takes`, the nearest one that takes it; −1 when none does.
   * `mostOut`: so many more are looked at before none is said to.
   */
  find(key: number, takes?: (slot: number) => boolean, mostOut = 0): number {
    const { table } = this;
    if (table.count === 0) return -1;
    // All probes are read before any is looked into: the processor waits for memory once, not once a probe.
    for (let i = 0; i < probes; i++) {
      const probe = probeOf(key, i);
      asked[i] = probe;
      firsts[i] = table.point(table.home(probe));
    }
    let best = 0;
    let nearest = Infinity;
    for (let i = 0; i < probes; i++) {
      const probe = asked[i]!;
      const home = table.home(probe);
      const first = firsts[i]!;
      const cell = first >= probe && first !== 0 ? home : table.after(probe, home + 1);
      const distance = (table.point(cell) - probe) >>> 0;
      distances[i] = distance;
      cells[i] = cell;
      if (distance < nearest) {
        nearest = distance;
        best = i;
      }
    }
    const slot = table.slot(cells[best]!);
    return takes === undefined || takes(slot) ? slot : this.further(best, takes, mostOut);
  }

  /** The members of the other probes, nearest first; then one after the other behind the first. */
  private further(best: number, takes: (slot: number) => boolean, mostOut: number): number {
    const { table } = this;
    for (let probe = nextNearest(best); probe >= 0; probe = nextNearest(probe)) {
      const slot = table.slot(cells[probe]!);
      if (takes(slot)) return slot;
    }
    let cell = cells[best]!;
    for (let steps = Math.min(table.count - 1, mostSteps + mostOut); steps > 0; steps--) {
      cell = table.following(cell);
      const slot = table.slot(cell);
      if (takes(slot)) return slot;
    }
    return -1;
  }
}

function probeOf(key: number, i: number): number {
  return mixed(key + Math.imul(i, 0x9e3779b9));
}

/** Takes a probe out and names the nearest of the rest, of equal ones the first; −1 when none is left. */
function nextNearest(done: number): number {
  distances[done] = Infinity;
  let best = -1;
  let nearest = Infinity;
  for (let i = 0; i < probes; i++)
    if (distances[i]! < nearest) {
      nearest = distances[i]!;
      best = i;
    }
  return best;
}
