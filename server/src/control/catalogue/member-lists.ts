// Lists of pool ids, one for all exits that are in the same pools, and the way from each list to the one with a pool more or a pool less. An exit
// that joins or leaves takes that way: nothing is sorted or made for it.
export type PoolList = readonly string[];

/** Of a list and a pool. */
export interface Turn {
  /** Whether the list has the pool. */
  readonly holds: boolean;
  /** The same list without it when it has it, and with it when it has not. */
  readonly other: PoolList;
}

export class MemberLists {
  readonly none: PoolList = [];
  private readonly lists = new Map<string, PoolList>([['', this.none]]);
  private readonly turns = new Map<string, Map<PoolList, Turn>>();

  /** `list` is one of these lists. */
  turn(list: PoolList, pool: string): Turn {
    let ofPool = this.turns.get(pool);
    if (ofPool === undefined) this.turns.set(pool, (ofPool = new Map<PoolList, Turn>()));
    let turn = ofPool.get(list);
    if (turn === undefined) ofPool.set(list, (turn = this.makeTurn(list, pool)));
    return turn;
  }
  with(list: PoolList, pool: string): PoolList {
    const { holds, other } = this.turn(list, pool);
    return holds ? list : other;
  }
  /** No list will have this pool again. */
  forget(pool: string): void {
    this.turns.delete(pool);
  }

  private makeTurn(list: PoolList, pool: string): Turn {
    const holds = list.includes(pool);
    return { holds, other: this.shared(holds ? list.filter((it) => it !== pool) : [...list, pool].sort()) };
  }
  private shared(ids: PoolList): PoolList {
    const key = ids.join(' ');
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    this.lists.set(key, ids);
    return ids;
  }
}
