// The members to choose from and where their rotation stands; places and tiers are made when first asked for and kept up to date from then on.
import type { Bitset } from './bitset.ts';
import { Placement } from './placement.ts';
import type { SlotColumns } from './slot-columns.ts';
import { SlotSet } from './slot-set.ts';
import { Tiers } from './tiers.ts';

/** A ring this much smaller than its ground does not read the ground's places: its own are made one by one. */
const fewerTimes = 16;

export class Ring {
  members: SlotSet;
  /** The slot chosen last; −1 before the first choice. */
  cursor = -1;
  /** `every-n`: choices left with the exit at the cursor. */
  run = 0;
  /** Where a walk through unequal weights stands, a share of 2^32; −1 before the first choice. */
  phase = -1;
  private readonly columns: SlotColumns;
  private readonly ground: Ring | undefined;
  private places: Placement | undefined;
  private byPriority: Tiers<Ring> | undefined;
  private byPrice: Tiers<Ring> | undefined;

  /** `ground`: a ring that has nearly all that will ever be in this one, and keeps its places: they are taken from there. */
  constructor(columns: SlotColumns, bits?: Bitset, ground?: Ring) {
    this.columns = columns;
    this.ground = ground;
    this.members = new SlotSet(columns.weights, bits);
  }

  /** Puts a slot in; false if it was. */
  add(slot: number): boolean {
    if (!this.members.add(slot)) return false;
    this.places?.add(slot);
    this.byPriority?.add(slot);
    this.byPrice?.add(slot);
    return true;
  }
  /** Takes a slot out; false if it was not in. */
  remove(slot: number): boolean {
    if (!this.members.remove(slot)) return false;
    this.places?.remove(slot);
    this.byPriority?.remove(slot);
    this.byPrice?.remove(slot);
    return true;
  }
  /** Makes these its members; where its rotation stands stays. Places and tiers are made again when asked for. */
  refill(bits: Bitset): void {
    this.members = new SlotSet(this.columns.weights, bits);
    this.places = this.byPriority = this.byPrice = undefined;
  }
  weight(slot: number): number {
    return this.columns.weight(slot);
  }
  valueIn(by: 'priority' | 'price', slot: number): number {
    return by === 'priority' ? this.columns.priority(slot) : this.columns.price(slot);
  }

  /** Keys to members, the same in every worker. */
  get placement(): Placement {
    return (this.places ??=
      this.ground === undefined ? Placement.of(this.members, this.columns) : this.placesFrom(this.ground));
  }

  private placesFrom(ground: Ring): Placement {
    const { bits, count } = this.members;
    if (count * fewerTimes < ground.members.count) return Placement.of(this.members, this.columns);
    const places = ground.placement.within(bits);
    if (places.count < count)
      for (let slot = bits.next(0); slot >= 0; slot = bits.next(slot + 1))
        if (!ground.members.has(slot)) places.add(slot);
    return places;
  }

  /** Members by what they are used in order of, lowest first. Values beyond a few dozen share a tier with the next lower one. */
  tiers(by: 'priority' | 'price'): readonly Ring[] {
    if (by === 'priority') return (this.byPriority ??= this.tiersOf((slot) => this.columns.priority(slot))).rings;
    return (this.byPrice ??= this.tiersOf((slot) => this.columns.price(slot))).rings;
  }
  private tiersOf(valueOf: (slot: number) => number): Tiers<Ring> {
    return Tiers.of(this.members, valueOf, (bits) => new Ring(this.columns, bits, this.ground));
  }

  /** A new ring: the members that are, for every inner list, in at least one of its sets. A few steps for each 32 slots. */
  narrowed(lists: readonly (readonly Bitset[])[]): Ring {
    return new Ring(this.columns, this.members.bits.withinAll(lists), this.ground);
  }
}
