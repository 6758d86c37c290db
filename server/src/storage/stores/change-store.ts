// The audit: changes, newest first.
import { desc, lt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { changes } from '../schema/audit.ts';

export type ChangeRow = Readonly<typeof changes.$inferSelect>;

export class ChangeStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  insert(row: Omit<ChangeRow, 'seq'>): void {
    this.database.orm.insert(changes).values(row).run();
  }
  /** Those before `seq`. */
  before(seq: number, limit: number): readonly ChangeRow[] {
    const older = this.database.orm.select().from(changes).where(lt(changes.seq, seq));
    return older.orderBy(desc(changes.seq)).limit(limit).all();
  }
  count(): number {
    return (
      this.database.orm
        .select({ count: sql<number>`count(*)` })
        .from(changes)
        .get()?.count ?? 0
    );
  }
}
