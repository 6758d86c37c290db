// Listeners.
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { listeners } from '../schema/listeners.ts';

export type ListenerRow = Readonly<typeof listeners.$inferSelect>;

export class ListenerStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  all(): readonly ListenerRow[] {
    return this.database.orm.select().from(listeners).orderBy(asc(listeners.seq)).all();
  }
  find(id: string): ListenerRow | undefined {
    return this.database.orm.select().from(listeners).where(eq(listeners.id, id)).get();
  }
  findByAddress(host: string, port: number): ListenerRow | undefined {
    const here = and(eq(listeners.host, host), eq(listeners.port, port));
    return this.database.orm.select().from(listeners).where(here).get();
  }
  insert(row: Omit<ListenerRow, 'seq'>): ListenerRow {
    return this.database.orm.insert(listeners).values(row).returning().get();
  }
  update(row: ListenerRow): void {
    this.database.orm.update(listeners).set(row).where(eq(listeners.id, row.id)).run();
  }
  remove(id: string): void {
    this.database.orm.delete(listeners).where(eq(listeners.id, id)).run();
  }
}
