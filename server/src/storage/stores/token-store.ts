// API tokens.
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { tokens } from '../schema/admins.ts';

export type TokenRow = Readonly<typeof tokens.$inferSelect>;

export class TokenStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  all(): readonly TokenRow[] {
    return this.database.orm.select().from(tokens).orderBy(asc(tokens.seq)).all();
  }
  find(id: string): TokenRow | undefined {
    return this.database.orm.select().from(tokens).where(eq(tokens.id, id)).get();
  }
  findByHash(hash: Buffer): TokenRow | undefined {
    return this.database.orm.select().from(tokens).where(eq(tokens.hash, hash)).get();
  }
  insert(row: Omit<TokenRow, 'seq'>): TokenRow {
    return this.database.orm.insert(tokens).values(row).returning().get();
  }
  used(id: string, lastUsedAt: number): void {
    this.database.orm.update(tokens).set({ lastUsedAt }).where(eq(tokens.id, id)).run();
  }
  remove(id: string): void {
    this.database.orm.delete(tokens).where(eq(tokens.id, id)).run();
  }
}
