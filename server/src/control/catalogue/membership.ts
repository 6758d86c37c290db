// Who is in which pool: members named one by one, and those a live query finds. Pools that hold everything list nobody.
import { type ExitQuery, moves, readExitQuery } from '@gyre/shared/query/exit-query';
import type { FixedMember, PoolRow } from '../../storage/stores/pool-store.ts';
import type { Entry } from './entry.ts';
import { type Match, matchOf, type MatchWorld } from './match.ts';

interface LivePool {
  readonly id: string;
  /** Undefined: every exit. */
  readonly match: Match | undefined;
}
const none: readonly string[] = [];

/** Whether the query of a pool is the one that matches every exit. */
export function holdsEverything(pool: Pick<PoolRow, 'query'>): boolean {
  return pool.query !== null && pool.query.trim() === '';
}

export class Membership {
  /** Pool ids by exit seq. */
  private readonly fixed = new Map<number, ReadonlySet<string>>();
  /** The same list for all exits with the same pools. */
  private readonly lists = new Map<string, readonly string[]>();
  private everything: ReadonlySet<string> = new Set();
  private live: readonly LivePool[] = [];
  private byName = new Map<string, { readonly id: string; readonly everything: boolean }>();
  /** Whether any membership moves with traffic and health. */
  moving = false;

  load(pools: readonly PoolRow[], fixed: readonly FixedMember[]): void {
    for (const { pool, exit } of fixed) this.join(pool, exit);
    this.setPools(pools);
  }
  setPools(pools: readonly PoolRow[]): void {
    const facts = pools.map((pool) => ({ id: pool.id, name: pool.name, everything: holdsEverything(pool) }));
    this.byName = new Map(facts.flatMap((it) => [[it.name, it] as const, [it.id, it] as const]));
    this.everything = new Set(facts.filter((it) => it.everything).map((it) => it.id));
    const queries = pools
      .filter((pool) => pool.query !== null && !holdsEverything(pool))
      .map((pool) => ({ id: pool.id, query: readExitQuery(pool.query ?? '') }));
    this.moving = queries.some(({ query }) => moves(query));
    this.live = queries.map(({ id, query }) => ({ id, match: this.matchOf(query, 0) }));
  }
  join(pool: string, exit: number): void {
    this.fixed.set(exit, new Set([...(this.fixed.get(exit) ?? none), pool]));
  }
  leave(pool: string, exit: number): void {
    const left = [...(this.fixed.get(exit) ?? none)].filter((it) => it !== pool);
    if (left.length === 0) this.fixed.delete(exit);
    else this.fixed.set(exit, new Set(left));
  }
  forget(exit: number): void {
    this.fixed.delete(exit);
  }
  dropPool(pool: string): void {
    for (const [exit, pools] of this.fixed) if (pools.has(pool)) this.leave(pool, exit);
  }

  /** The pools an exit is in now. */
  poolsOf(entry: Entry): readonly string[] {
    const fixed = this.fixed.get(entry.row.seq);
    const found = this.live.filter(({ match }) => match === undefined || match(entry)).map((it) => it.id);
    if (fixed === undefined && found.length === 0) return none;
    const ids = new Set([...found, ...[...(fixed ?? none)].filter((id) => !this.everything.has(id))]);
    return this.shared([...ids].sort());
  }
  holdsEverything(pool: string): boolean {
    return this.everything.has(pool);
  }
  matchOf(query: ExitQuery, now: number): Match | undefined {
    const world: MatchWorld = { now, findPool: (nameOrId) => this.byName.get(nameOrId) };
    // A query with errors matches nobody; it was refused when it was saved.
    return query.errors.length > 0 ? () => false : matchOf(query, world);
  }

  private shared(ids: readonly string[]): readonly string[] {
    const key = ids.join(' ');
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    this.lists.set(key, ids);
    return ids;
  }
}
