// Admins and their sessions.
import { and, asc, eq, lte, ne, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { AdminRole } from '@gyre/shared/vocabulary';
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
  all(): readonly AdminRow[] {
    return this.database.orm.select().from(admins).orderBy(asc(admins.id)).all();
  }
  find(id: string): AdminRow | undefined {
    return this.database.orm.select().from(admins).where(eq(admins.id, id)).get();
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
  setRole(id: string, role: AdminRole): void {
    this.database.orm.update(admins).set({ role }).where(eq(admins.id, id)).run();
  }
  setPassword(id: string, password: string, passwordChangedAt: number): void {
    this.database.orm.update(admins).set({ password, passwordChangedAt }).where(eq(admins.id, id)).run();
  }
  /** With its sessions. */
  remove(id: string): void {
    this.removeSessionsOf(id);
    this.database.orm.delete(admins).where(eq(admins.id, id)).run();
  }

  sessionsOf(admin: string): readonly SessionRow[] {
    return this.database.orm.select().from(adminSessions).where(eq(adminSessions.admin, admin)).all();
  }
  /** All, or all but one. */
  removeSessionsOf(admin: string, except: Buffer = Buffer.alloc(0)): void {
    const those = and(eq(adminSessions.admin, admin), ne(adminSessions.hash, except));
    this.database.orm.delete(adminSessions).where(those).run();
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
  renewSession(hash: Buffer, expiresAt: number, usedAt: number): void {
    this.database.orm.update(adminSessions).set({ expiresAt, usedAt }).where(eq(adminSessions.hash, hash)).run();
  }
  removeSession(hash: Buffer): void {
    this.database.orm.delete(adminSessions).where(eq(adminSessions.hash, hash)).run();
  }
}
