// Points on a circle of 2^32 with their slots, sorted, with gaps: a hash table with ordered linear probing whose home cell is the top bits of
// the point. Because points are hashes, the wanted one is a step or two from its home: one line of memory for each look-up. The order of
// cells depends on the points only, so two tables with the same points give the same answers whatever happened to them before.
import type { Bitset } from './bitset.ts';
import type { SlotColumns } from './slot-columns.ts';

/** Cells behind the last home, for what the last homes cannot hold; they double when full. */
const firstSpare = 32;
const leastBits = 4;

export class PointTable {
  count = 0;
  private readonly columns: SlotColumns;
  /** Homes are 2^bits. */
  private bits = leastBits;
  /** By cell: the point, 0 = empty, and its slot. Apart, so that looking for points reads as little memory as possible. */
  private points = new Uint32Array(0);
  private slots = new Uint32Array(0);

  /** Room for `room` points before the first growth. */
  constructor(columns: SlotColumns, room: number) {
    this.columns = columns;
    let bits = leastBits;
    while (room > mostAt(bits)) bits++;
    this.reset(bits, firstSpare);
  }

  /** A new table: the points of the slots in `bits`. They are in order here, so each goes behind the one before. */
  within(bits: Bitset): PointTable {
    const some = new PointTable(this.columns, Math.min(this.count, bits.count));
    some.count = some.fill(this.points, this.slots, bits);
    return some;
  }

  /** Bytes its cells take. */
  get bytes(): number {
    return this.points.byteLength + this.slots.byteLength;
  }
  /** The point in a cell; 0 = empty. */
  point(cell: number): number {
    return this.points[cell]!;
  }
  slot(cell: number): number {
    return this.slots[cell]!;
  }
  /** The cell where to look for a point first. */
  home(point: number): number {
    return point >>> (32 - this.bits);
  }

  /** The first cell from `cell` on whose point is at or behind `point`, around the end. For tables with points. */
  after(point: number, cell: number): number {
    const { points } = this;
    for (let at = cell; at < points.length; at++) if (points[at]! >= point && points[at] !== 0) return at;
    return this.following(-1);
  }
  /** The cell of the next point, around the end. For tables with points. */
  following(cell: number): number {
    const { points } = this;
    let at = cell + 1;
    while (at < points.length && points[at] === 0) at++;
    return at < points.length ? at : this.following(-1);
  }

  /** Puts in a slot that is not in. */
  add(slot: number): void {
    if (this.count >= mostAt(this.bits)) this.resize(this.bits + 1);
    this.count++;
    this.insert(slot, this.pointOf(slot));
  }

  /** Takes out a slot that is in. */
  remove(slot: number): void {
    const { points, slots } = this;
    let hole = this.home(this.pointOf(slot));
    while (points[hole] === 0 || slots[hole] !== slot) hole++;
    // What follows moves one back, unless it is at home.
    for (let next = hole + 1; next < points.length && points[next] !== 0; next++) {
      if (this.home(points[next]!) === next) break;
      this.put(hole, slots[next]!, points[next]!);
      hole = next;
    }
    this.put(hole, 0, 0);
    this.count--;
    if (this.bits > leastBits && this.count < mostAt(this.bits) / 8) this.resize(this.bits - 1);
  }

  private pointOf(slot: number): number {
    return this.columns.hash(slot) || 1;
  }
  private put(cell: number, slot: number, point: number): void {
    this.points[cell] = point;
    this.slots[cell] = slot;
  }

  private insert(slot: number, point: number): void {
    const { points, slots } = this;
    const { length } = points;
    let at = this.home(point);
    while (at < length && points[at] !== 0 && this.isBefore(at, slot, point)) at++;
    let gap = at;
    while (gap < length && points[gap] !== 0) gap++;
    if (gap === length) {
      this.lengthen();
      return this.insert(slot, point);
    }
    for (; gap > at; gap--) this.put(gap, slots[gap - 1]!, points[gap - 1]!);
    this.put(at, slot, point);
  }

  /** Whether the point in a cell comes before that of `slot`. */
  private isBefore(cell: number, slot: number, point: number): boolean {
    const there = this.points[cell]!;
    if (there !== point) return there < point;
    const other = this.slots[cell]!;
    const order = this.columns.tie(other) - this.columns.tie(slot);
    return order === 0 ? other < slot : order < 0;
  }

  /** Moves everything over: the points are in order, so each goes behind the one before. */
  private resize(bits: number): void {
    const { points, slots } = this;
    this.reset(bits, firstSpare);
    this.fill(points, slots);
  }
  /** Takes over the points of another table whose slots are in `bits`, into this empty one; returns how many. */
  private fill(points: Uint32Array, slots: Uint32Array, bits?: Bitset): number {
    let free = 0;
    let filled = 0;
    for (let cell = 0; cell < points.length; cell++) {
      if (points[cell] === 0 || bits?.has(slots[cell]!) === false) continue;
      const at = Math.max(free, this.home(points[cell]!));
      if (at === this.points.length) this.lengthen();
      this.put(at, slots[cell]!, points[cell]!);
      free = at + 1;
      filled++;
    }
    return filled;
  }
  private reset(bits: number, spare: number): void {
    this.bits = bits;
    this.points = new Uint32Array(2 ** bits + spare);
    this.slots = new Uint32Array(2 ** bits + spare);
  }
  /** Doubles what is behind the last home. */
  private lengthen(): void {
    const { points, slots } = this;
    this.reset(this.bits, (points.length - 2 ** this.bits) * 2);
    this.points.set(points);
    this.slots.set(slots);
  }
}

/** Most points among 2^bits homes: beyond, look-ups would take too many steps. */
function mostAt(bits: number): number {
  return (1 << bits) * 0.75;
}
