// Saved views: those of one owner, and those that are shared.
import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { views } from '../schema/views.ts';

export type ViewRow = Readonly<typeof views.$inferSelect>;

export class ViewStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** What this owner may see, in the order they were made. */
  seenBy(ownerId: string): readonly ViewRow[] {
    const seen = or(eq(views.ownerId, ownerId), eq(views.shared, true));
    return this.database.orm.select().from(views).where(seen).orderBy(asc(views.seq)).all();
  }
  find(id: string): ViewRow | undefined {
    return this.database.orm.select().from(views).where(eq(views.id, id)).get();
  }
  insert(row: Omit<ViewRow, 'seq'>): ViewRow {
    return this.database.orm.insert(views).values(row).returning().get();
  }
  update(row: ViewRow): void {
    this.database.orm.update(views).set(row).where(eq(views.seq, row.seq)).run();
  }
  /** Those nobody else sees. */
  removePrivateOf(ownerId: string): void {
    this.database.orm
      .delete(views)
      .where(and(eq(views.ownerId, ownerId), eq(views.shared, false)))
      .run();
  }
  remove(row: ViewRow): void {
    this.database.orm.delete(views).where(eq(views.seq, row.seq)).run();
  }
}
