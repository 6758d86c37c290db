// Who is in which pool: members named one by one, and those a live query finds. Pools that hold everything list nobody.
import { type ExitQuery, moves, readExitQuery } from '@gyre/shared/query/exit-query';
import type { FixedMember, PoolRow } from '../../storage/stores/pool-store.ts';
import type { Entry } from './entry.ts';
import { type Match, matchOf, type MatchWorld } from './match.ts';
import { MemberLists, type PoolList } from './member-lists.ts';

interface KnownPool {
  readonly id: string;
  readonly name: string;
  readonly query: string | null;
  readonly everything: boolean;
  /** Undefined: it finds nobody. */
  readonly match: Match | undefined;
  /** Whether who it finds moves with traffic and health. */
  readonly moving: boolean;
}
const never: Match = () => false;
const nobody: ReadonlySet<number> = new Set();

/** Whether the query of a pool is the one that matches every exit. */
export function holdsEverything(pool: Pick<PoolRow, 'query'>): boolean {
  return pool.query !== null && pool.query.trim() === '';
}

export class Membership {
  readonly lists = new MemberLists();
  /** Exit seqs by pool id. */
  private readonly fixed = new Map<string, Set<number>>();
  private pools: ReadonlyMap<string, KnownPool> = new Map();
  private live: readonly { readonly id: string; readonly match: Match }[] = [];
  private byName: ReadonlyMap<string, KnownPool> = new Map();
  /** Pools whose named members changed since `setPools`. */
  private touched = new Set<string>();
  /** Whether any membership moves with traffic and health. */
  moving = false;

  load(pools: readonly PoolRow[], fixed: readonly FixedMember[]): void {
    for (const { pool, exit } of fixed) this.join(pool, exit);
    this.setPools(pools);
  }
  /** Returns the pools that may have other members than before. */
  setPools(rows: readonly PoolRow[]): string[] {
    const before = this.pools;
    this.pools = new Map(rows.map((row) => [row.id, this.known(row, before.get(row.id))]));
    const all = [...this.pools.values()];
    this.byName = new Map(all.map((it) => [it.name, it]));
    this.live = all.flatMap(({ id, match }) => (match === undefined ? [] : [{ id, match }]));
    this.moving = all.some((it) => it.moving);
    const gone = [...before.keys()].filter((id) => !this.pools.has(id));
    const asked = all.filter(({ id, query }) => this.touched.has(id) || before.get(id)?.query !== query);
    this.touched = new Set();
    return [...gone, ...asked.map((it) => it.id)];
  }
  knows(pool: string): boolean {
    return this.pools.has(pool);
  }
  join(pool: string, exit: number): void {
    this.nameMember(pool, exit, true);
    this.touched.add(pool);
  }
  leave(pool: string, exit: number): void {
    this.nameMember(pool, exit, false);
    this.touched.add(pool);
  }
  /** Without a walk over all: who names it asks about it. */
  nameMember(pool: string, exit: number, named: boolean): void {
    const members = this.fixed.get(pool);
    if (!named) members?.delete(exit);
    else if (members === undefined) this.fixed.set(pool, new Set([exit]));
    else members.add(exit);
  }
  forget(exit: number): void {
    for (const members of this.fixed.values()) members.delete(exit);
  }
  dropPool(pool: string): void {
    this.fixed.delete(pool);
  }

  /** The pools an exit is in now. */
  poolsOf(entry: Entry): PoolList {
    const { lists } = this;
    let list = lists.none;
    for (const { id, match } of this.live) if (match(entry)) list = lists.with(list, id);
    for (const [id, members] of this.fixed)
      if (members.has(entry.row.seq) && !this.holdsEverything(id)) list = lists.with(list, id);
    return list;
  }
  /** Whether an exit is in this pool now; nobody is in one that is gone or holds everything. */
  testOf(pool: string): Match {
    const known = this.pools.get(pool);
    if (known === undefined || known.everything) return never;
    const { match = never } = known;
    const fixed = this.fixed.get(pool) ?? nobody;
    return fixed.size === 0 ? match : (entry) => match(entry) || fixed.has(entry.row.seq);
  }
  holdsEverything(pool: string): boolean {
    return this.pools.get(pool)?.everything === true;
  }
  matchOf(query: ExitQuery, now: number): Match | undefined {
    const findPool = (nameOrId: string): KnownPool | undefined => this.byName.get(nameOrId) ?? this.pools.get(nameOrId);
    const world: MatchWorld = { now, findPool };
    // A query with errors matches nobody; it was refused when it was saved.
    return query.errors.length > 0 ? never : matchOf(query, world);
  }

  /** A query is read when it is another one. */
  private known({ id, name, query }: PoolRow, before: KnownPool | undefined): KnownPool {
    if (before !== undefined && before.query === query) return { ...before, name };
    const everything = holdsEverything({ query });
    const read = query === null || everything ? undefined : readExitQuery(query);
    const match = read === undefined ? undefined : (this.matchOf(read, 0) ?? (() => true));
    return { id, name, query, everything, match, moving: read !== undefined && moves(read) };
  }
}
