// Pools and their fixed members.
import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { preparedInsert } from '../prepared-insert.ts';
import { poolMembers, pools } from '../schema/pools.ts';

export type PoolRow = typeof pools.$inferSelect;
export interface FixedMember {
  /** Pool id. */
  readonly pool: string;
  /** Exit seq. */
  readonly exit: number;
}

export class PoolStore {
  private readonly database: Database;
  private readonly byId;
  private readonly byName;
  private readonly add;

  constructor(database: Database) {
    this.database = database;
    const { orm } = database;
    // Asked by the thousand when a document is applied: built and compiled once.
    this.byId = orm
      .select()
      .from(pools)
      .where(eq(pools.id, sql.placeholder('id')))
      .prepare();
    this.byName = orm
      .select()
      .from(pools)
      .where(eq(pools.name, sql.placeholder('name')))
      .prepare();
    this.add = preparedInsert(orm, pools);
  }

  /** In the order they were made. */
  all(): readonly PoolRow[] {
    return this.database.orm.select().from(pools).orderBy(asc(pools.seq)).all();
  }
  find(id: string): PoolRow | undefined {
    return this.byId.get({ id });
  }
  findByName(name: string): PoolRow | undefined {
    return this.byName.get({ name });
  }
  insert(row: Omit<typeof pools.$inferInsert, 'seq'>): PoolRow {
    return this.add(row);
  }
  update(row: PoolRow): void {
    this.database.orm.update(pools).set(row).where(eq(pools.seq, row.seq)).run();
  }
  remove(row: PoolRow): void {
    this.database.orm.delete(pools).where(eq(pools.seq, row.seq)).run();
  }

  fixedMembers(): readonly FixedMember[] {
    return this.database.orm
      .select({ pool: pools.id, exit: poolMembers.exit })
      .from(poolMembers)
      .innerJoin(pools, eq(pools.seq, poolMembers.pool))
      .all();
  }
  /** Those that are members already stay. */
  addMembers(pool: PoolRow, exits: Iterable<number>): void {
    const { sqlite } = this.database;
    const insert = sqlite.prepare('insert or ignore into pool_members (pool, exit) values (?, ?)');
    for (const exit of exits) insert.run(pool.seq, exit);
  }
  removeMembers(pool: PoolRow, exits: Iterable<number>): void {
    const remove = this.database.sqlite.prepare('delete from pool_members where pool = ? and exit = ?');
    for (const exit of exits) remove.run(pool.seq, exit);
  }
  /** Exit seqs. */
  fixedMembersOf(pool: PoolRow): ReadonlySet<number> {
    const members = this.database.orm.select({ exit: poolMembers.exit }).from(poolMembers);
    return new Set(
      members
        .where(eq(poolMembers.pool, pool.seq))
        .all()
        .map((it) => it.exit),
    );
  }
  /** Those of these exits that are fixed members, by seq. */
  fixedAmong(pool: PoolRow, exits: readonly number[]): ReadonlySet<number> {
    const among = 'select exit from pool_members where pool = ? and exit in (select value from json_each(?))';
    const rows = this.database.sqlite.prepare<[number, string], number>(among).pluck();
    return new Set(rows.all(pool.seq, JSON.stringify(exits)));
  }
  countFixed(pool: PoolRow): number {
    const counted = this.database.orm
      .select({ count: sql<number>`count(*)` })
      .from(poolMembers)
      .where(eq(poolMembers.pool, pool.seq))
      .get();
    return counted?.count ?? 0;
  }
}
