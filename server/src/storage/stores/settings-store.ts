// Settings as JSON by key, keys of the house as sealed values, and the revision.
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { houseSecrets, meta, settings } from '../schema/settings.ts';

const revisionName = 'revision';

export class SettingsStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** What was written under `key`; undefined when nothing was. */
  find(key: string): unknown {
    const row = this.database.orm.select().from(settings).where(eq(settings.key, key)).get();
    return row === undefined ? undefined : (JSON.parse(row.json) as unknown);
  }
  put(key: string, value: unknown): void {
    const json = JSON.stringify(value);
    const change = { target: settings.key, set: { json } };
    this.database.orm.insert(settings).values({ key, json }).onConflictDoUpdate(change).run();
  }

  findSecret(name: string): Buffer | undefined {
    return this.database.orm.select().from(houseSecrets).where(eq(houseSecrets.name, name)).get()?.sealed;
  }
  putSecret(name: string, sealed: Buffer): void {
    this.database.orm.insert(houseSecrets).values({ name, sealed }).run();
  }

  removeSecret(name: string): void {
    this.database.orm.delete(houseSecrets).where(eq(houseSecrets.name, name)).run();
  }

  /** Of the newest committed write; 0 before the first. */
  revision(): number {
    return this.database.orm.select().from(meta).where(eq(meta.name, revisionName)).get()?.value ?? 0;
  }
  /** Counts one up and returns it. */
  nextRevision(): number {
    const change = { target: meta.name, set: { value: sql`${meta.value} + 1` } };
    const start = { name: revisionName, value: 1 };
    return this.database.orm.insert(meta).values(start).onConflictDoUpdate(change).returning().get().value;
  }
}
