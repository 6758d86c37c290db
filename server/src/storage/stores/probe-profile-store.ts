// Probe profiles: how exits of pools are probed.
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { probeProfiles } from '../schema/probe-profiles.ts';

export type ProbeProfileRow = typeof probeProfiles.$inferSelect;

export class ProbeProfileStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** In the order they were made. */
  all(): readonly ProbeProfileRow[] {
    return this.database.orm.select().from(probeProfiles).orderBy(asc(probeProfiles.seq)).all();
  }
  find(id: string): ProbeProfileRow | undefined {
    return this.database.orm.select().from(probeProfiles).where(eq(probeProfiles.id, id)).get();
  }
  findByName(name: string): ProbeProfileRow | undefined {
    return this.database.orm.select().from(probeProfiles).where(eq(probeProfiles.name, name)).get();
  }
  insert(row: Omit<typeof probeProfiles.$inferInsert, 'seq'>): ProbeProfileRow {
    return this.database.orm.insert(probeProfiles).values(row).returning().get();
  }
  update(row: ProbeProfileRow): void {
    this.database.orm.update(probeProfiles).set(row).where(eq(probeProfiles.seq, row.seq)).run();
  }
  remove(row: ProbeProfileRow): void {
    this.database.orm.delete(probeProfiles).where(eq(probeProfiles.seq, row.seq)).run();
  }
}
