// The ejected members of one pool in the order they were ejected, told apart into those that are left out (the first ones) and those that are
// spared because the pool lets no more be out. Each change costs the logarithm of their number; every process comes to the same answer.

export interface OrderedMember {
  readonly slot: number;
  readonly exit: { readonly id: string };
}

/** A heap by time and id that knows where a slot is in it; the top is the last one, or the first. */
class Heap<T extends OrderedMember> {
  readonly members: T[] = [];
  readonly times: number[] = [];
  private readonly places = new Map<number, number>();
  private readonly lastOnTop: boolean;

  constructor(lastOnTop: boolean) {
    this.lastOnTop = lastOnTop;
  }

  timeOf(slot: number): number | undefined {
    const place = this.places.get(slot);
    return place === undefined ? undefined : this.times[place];
  }
  add(member: T, at: number): void {
    const place = this.members.length;
    this.put(place, member, at);
    this.rise(place);
  }
  remove(slot: number): void {
    const place = this.places.get(slot);
    if (place === undefined) return;
    this.places.delete(slot);
    const member = this.members.pop()!;
    const at = this.times.pop()!;
    if (place === this.members.length) return;
    this.put(place, member, at);
    if (!this.rise(place)) this.sink(place);
  }

  private put(place: number, member: T, at: number): void {
    this.members[place] = member;
    this.times[place] = at;
    this.places.set(member.slot, place);
  }
  private isAbove(a: number, b: number): boolean {
    const order = this.times[a]! - this.times[b]! || (this.members[a]!.exit.id < this.members[b]!.exit.id ? -1 : 1);
    return this.lastOnTop ? order > 0 : order < 0;
  }
  private swap(a: number, b: number): void {
    const member = this.members[a]!;
    const at = this.times[a]!;
    this.put(a, this.members[b]!, this.times[b]!);
    this.put(b, member, at);
  }
  private rise(from: number): boolean {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isAbove(place, parent)) break;
      this.swap(place, parent);
      place = parent;
    }
    return place !== from;
  }
  private sink(from: number): void {
    for (let place = from; ;) {
      const left = place * 2 + 1;
      if (left >= this.members.length) return;
      const right = left + 1;
      const top = right < this.members.length && this.isAbove(right, left) ? right : left;
      if (!this.isAbove(top, place)) return;
      this.swap(top, place);
      place = top;
    }
  }
}

export class EjectionOrder<T extends OrderedMember> {
  /** Left out, the last one on top; spared, the first one on top. All of the former come before all of the latter. */
  private readonly out = new Heap<T>(true);
  private readonly in = new Heap<T>(false);

  /** Members that are ejected by their own health. */
  get ejected(): number {
    return this.out.members.length + this.in.members.length;
  }
  get spared(): number {
    return this.in.members.length;
  }
  /** Whether the pool does without this member. */
  leavesOut(slot: number): boolean {
    return this.out.timeOf(slot) !== undefined;
  }

  /** The member is ejected since `at` (epoch ms). Whoever changed something calls `settle` before he asks. */
  put(member: T, at: number): void {
    const known = this.out.timeOf(member.slot) ?? this.in.timeOf(member.slot);
    if (known === at) return;
    if (known !== undefined) this.drop(member.slot);
    const [first] = this.in.members;
    const comesLater = first !== undefined && (this.in.times[0]! - at || (first.exit.id < member.exit.id ? -1 : 1)) < 0;
    (comesLater ? this.in : this.out).add(member, at);
  }
  /** The member is not ejected, or none any more. */
  drop(slot: number): void {
    this.out.remove(slot);
    this.in.remove(slot);
  }
  /** Leaves out the first `most`; `moved` is told who is on the other side now. */
  settle(most: number, moved: (member: T) => void): void {
    while (this.out.members.length > most) moved(move(this.out, this.in));
    while (this.out.members.length < most && this.in.members.length > 0) moved(move(this.in, this.out));
  }
}

function move<T extends OrderedMember>(from: Heap<T>, to: Heap<T>): T {
  const member = from.members[0]!;
  const at = from.times[0]!;
  from.remove(member.slot);
  to.add(member, at);
  return member;
}
