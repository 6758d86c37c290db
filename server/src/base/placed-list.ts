// A list whose members know their places, so that one leaves in one step. In place of a Set where members come and go with every request: when a Set
// grows anew, V8 lets its old table point to the next, and once an old one is in the old generation, all tables behind it are kept with what was in
// them, and the collector moves megabytes of dead requests (bench/results/2026-11-27-wires.md).

/** Place of what is in no list. */
export const nowhere = -1;
export interface Placed {
  /** Belongs to the list it is in; `nowhere` before and after. */
  place: number;
}

export class PlacedList<T extends Placed> {
  /** In no order. Do not change it. */
  readonly all: T[] = [];

  add(it: T): void {
    it.place = this.all.length;
    this.all.push(it);
  }
  /** It must be in the list; the last one takes its place. */
  remove(it: T): void {
    const last = this.all.pop()!;
    if (last !== it) {
      this.all[it.place] = last;
      last.place = it.place;
    }
    it.place = nowhere;
  }
}
