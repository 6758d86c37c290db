// The ejected members of one pool in the order they were ejected, told apart into those that are left out (the first ones) and those that are
// spared because the pool lets no more be out. Each change costs the logarithm of their number; every process comes to the same answer.
import { KeyedHeap } from '../math/keyed-heap.ts';

export interface OrderedMember {
  readonly slot: number;
  readonly exit: { readonly id: string };
}
/** A member that is ejected since `at`, epoch ms. */
interface Ejected<T> {
  readonly member: T;
  readonly at: number;
}

/** By time, those of one moment by id. */
function isBefore<T extends OrderedMember>(one: Ejected<T>, other: Ejected<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.member.exit.id < other.member.exit.id);
}
const slotOf = <T extends OrderedMember>({ member }: Ejected<T>): number => member.slot;

export class EjectionOrder<T extends OrderedMember> {
  /** Left out, the last one on top; spared, the first one on top. All of the former come before all of the latter. */
  private readonly out = new KeyedHeap<number, Ejected<T>>(slotOf, (one, other) => isBefore(other, one));
  private readonly in = new KeyedHeap<number, Ejected<T>>(slotOf, isBefore);

  /** Members that are ejected by their own health. */
  get ejected(): number {
    return this.out.size + this.in.size;
  }
  get spared(): number {
    return this.in.size;
  }
  /** Those that are used nevertheless, in no order. */
  *allSpared(): Iterable<T> {
    for (const { member } of this.in.items) yield member;
  }
  /** Whether the pool does without this member. */
  leavesOut(slot: number): boolean {
    return this.out.find(slot) !== undefined;
  }

  /** The member is ejected since `at` (epoch ms). Whoever changed something calls `settle` before he asks. */
  put(member: T, at: number): void {
    const known = this.out.find(member.slot) ?? this.in.find(member.slot);
    if (known?.at === at) return;
    if (known !== undefined) this.drop(member.slot);
    const ejected = { member, at };
    const first = this.in.top;
    (first !== undefined && isBefore(first, ejected) ? this.in : this.out).set(ejected);
  }
  /** The member is not ejected, or none any more. */
  drop(slot: number): void {
    this.out.remove(slot);
    this.in.remove(slot);
  }
  /** Leaves out the first `most`; `moved` is told who is on the other side now. */
  settle(most: number, moved: (member: T) => void): void {
    while (this.out.size > most) moved(move(this.out, this.in));
    while (this.out.size < most && this.in.size > 0) moved(move(this.in, this.out));
  }
}

function move<T extends OrderedMember>(from: KeyedHeap<number, Ejected<T>>, to: KeyedHeap<number, Ejected<T>>): T {
  const first = from.top!;
  from.remove(first.member.slot);
  to.set(first);
  return first.member;
}
