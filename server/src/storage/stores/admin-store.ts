// Admins and their sessions.
import { eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { admins, adminSessions } from '../schema/admins.ts';

export type AdminRow = Readonly<typeof admins.$inferSelect>;
export type SessionRow = Readonly<typeof adminSessions.$inferSelect>;

export class AdminStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  count(): number {
    return (
      this.database.orm
        .select({ count: sql<number>`count(*)` })
        .from(admins)
        .get()?.count ?? 0
    );
  }
  findByName(name: string): AdminRow | undefined {
    return this.database.orm.select().from(admins).where(eq(admins.nameKey, name.toLowerCase())).get();
  }
  insert(row: Omit<AdminRow, 'nameKey'>): void {
    this.database.orm
      .insert(admins)
      .values({ ...row, nameKey: row.name.toLowerCase() })
      .run();
  }

  findSession(hash: Buffer): { readonly session: SessionRow; readonly admin: AdminRow } | undefined {
    return this.database.orm
      .select({ session: adminSessions, admin: admins })
      .from(adminSessions)
      .innerJoin(admins, eq(admins.id, adminSessions.admin))
      .where(eq(adminSessions.hash, hash))
      .get();
  }
  /** Also forgets sessions that are over. */
  insertSession(row: SessionRow): void {
    this.database.orm.delete(adminSessions).where(lte(adminSessions.expiresAt, row.createdAt)).run();
    this.database.orm.insert(adminSessions).values(row).run();
  }
  renewSession(hash: Buffer, expiresAt: number): void {
    this.database.orm.update(adminSessions).set({ expiresAt }).where(eq(adminSessions.hash, hash)).run();
  }
  removeSession(hash: Buffer): void {
    this.database.orm.delete(adminSessions).where(eq(adminSessions.hash, hash)).run();
  }
}
