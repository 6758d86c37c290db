// Proxy users and the pools they may use.
import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { proxyUserPools, proxyUsers } from '../schema/proxy-users.ts';

export interface ProxyUserRow extends Readonly<typeof proxyUsers.$inferSelect> {
  /** Pool ids, the first is the default. */
  readonly pools: readonly string[];
}

export class ProxyUserStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
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
    return this.withPools(this.database.orm.select().from(proxyUsers).where(eq(proxyUsers.id, id)).get());
  }
  findByName(name: string): ProxyUserRow | undefined {
    return this.withPools(this.database.orm.select().from(proxyUsers).where(eq(proxyUsers.name, name)).get());
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
    const inserted = this.database.orm.insert(proxyUsers).values(columns).returning().get();
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
    const { orm } = this.database;
    orm.delete(proxyUserPools).where(eq(proxyUserPools.user, user)).run();
    const rows = pools.map((pool, position) => ({ user, pool, position }));
    if (rows.length > 0) orm.insert(proxyUserPools).values(rows).run();
  }
  private withPools(row: typeof proxyUsers.$inferSelect | undefined): ProxyUserRow | undefined {
    if (row === undefined) return undefined;
    const links = this.database.orm.select().from(proxyUserPools).where(eq(proxyUserPools.user, row.id));
    return {
      ...row,
      pools: links
        .orderBy(asc(proxyUserPools.position))
        .all()
        .map((it) => it.pool),
    };
  }
}
