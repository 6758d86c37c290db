// Proxy users and the pools they may use.
import { asc, eq, sql } from 'drizzle-orm';
import type Sqlite from 'better-sqlite3';
import type { Database } from '../database.ts';
import { preparedInsert } from '../prepared-insert.ts';
import { proxyUserPools, proxyUsers } from '../schema/proxy-users.ts';

export interface ProxyUserRow extends Readonly<typeof proxyUsers.$inferSelect> {
  /** Pool ids, the first is the default. */
  readonly pools: readonly string[];
}

export class ProxyUserStore {
  private readonly database: Database;
  // Asked by the thousand when a document is applied: built and compiled once.
  private readonly byId;
  private readonly byName;
  private readonly add;
  private readonly poolsOf: Sqlite.Statement<[string], string>;
  private readonly dropPools: Sqlite.Statement<[string]>;
  private readonly addPool: Sqlite.Statement<[string, string, number]>;

  constructor(database: Database) {
    this.database = database;
    const { orm, sqlite } = database;
    const all = () => orm.select().from(proxyUsers);
    this.byId = all()
      .where(eq(proxyUsers.id, sql.placeholder('id')))
      .prepare();
    this.byName = all()
      .where(eq(proxyUsers.name, sql.placeholder('name')))
      .prepare();
    this.add = preparedInsert(orm, proxyUsers);
    this.poolsOf = sqlite
      .prepare<[string], string>('select pool from proxy_user_pools where user = ? order by position')
      .pluck();
    this.dropPools = sqlite.prepare('delete from proxy_user_pools where user = ?');
    this.addPool = sqlite.prepare('insert into proxy_user_pools (user, pool, position) values (?, ?, ?)');
  }

  /** In the order they were made. */
  all(): readonly ProxyUserRow[] {
    const { orm } = this.database;
    const pools = new Map<string, string[]>();
    for (const { user, pool } of orm.select().from(proxyUserPools).orderBy(asc(proxyUserPools.position)).all())
      pools.set(user, [...(pools.get(user) ?? []), pool]);
    const rows = orm.select().from(proxyUsers).orderBy(asc(proxyUsers.seq)).all();
    return rows.map((row) => ({ ...row, pools: pools.get(row.id) ?? [] }));
  }
  find(id: string): ProxyUserRow | undefined {
    return this.withPools(this.byId.get({ id }));
  }
  findByName(name: string): ProxyUserRow | undefined {
    return this.withPools(this.byName.get({ name }));
  }
  count(): number {
    return (
      this.database.orm
        .select({ count: sql<number>`count(*)` })
        .from(proxyUsers)
        .get()?.count ?? 0
    );
  }
  insert(row: Omit<ProxyUserRow, 'seq'>): ProxyUserRow {
    const { pools, ...columns } = row;
    const inserted = this.add(columns);
    this.setPools(row.id, pools);
    return { ...inserted, pools };
  }
  update(row: ProxyUserRow): void {
    const { pools, ...columns } = row;
    this.database.orm.update(proxyUsers).set(columns).where(eq(proxyUsers.id, row.id)).run();
    this.setPools(row.id, pools);
  }
  remove(id: string): void {
    this.database.orm.delete(proxyUsers).where(eq(proxyUsers.id, id)).run();
  }

  private setPools(user: string, pools: readonly string[]): void {
    this.dropPools.run(user);
    pools.forEach((pool, position) => this.addPool.run(user, pool, position));
  }
  private withPools(row: typeof proxyUsers.$inferSelect | undefined): ProxyUserRow | undefined {
    return row && { ...row, pools: this.poolsOf.all(row.id) };
  }
}
