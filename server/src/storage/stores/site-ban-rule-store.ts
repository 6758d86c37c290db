// Site-ban rules in their order, and how often each imposed a ban.
import { asc, eq } from 'drizzle-orm';
import { siteBanConditions } from '@gyre/shared/contract/site-bans';
import type { Database } from '../database.ts';
import { siteBanRules } from '../schema/site-bans.ts';
import type { RuleHitsRow } from './rule-store.ts';

export type SiteBanRuleRow = typeof siteBanRules.$inferSelect;

export class SiteBanRuleStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** In their order. */
  all(): readonly SiteBanRuleRow[] {
    return this.database.orm.select().from(siteBanRules).orderBy(asc(siteBanRules.seq)).all().map(rowOf);
  }
  find(id: string): SiteBanRuleRow | undefined {
    const row = this.database.orm.select().from(siteBanRules).where(eq(siteBanRules.id, id)).get();
    return row === undefined ? undefined : rowOf(row);
  }
  insert(row: Omit<SiteBanRuleRow, 'seq' | 'hits' | 'lastHitAt'>): SiteBanRuleRow {
    return rowOf(this.database.orm.insert(siteBanRules).values(row).returning().get());
  }
  /** What people wrote; hits stay as they are. */
  update({ seq, hits: _hits, lastHitAt: _at, ...row }: SiteBanRuleRow): void {
    this.database.orm.update(siteBanRules).set(row).where(eq(siteBanRules.seq, seq)).run();
  }
  remove(id: string): void {
    this.database.orm.delete(siteBanRules).where(eq(siteBanRules.id, id)).run();
  }

  /** Hits of rules that are gone are forgotten. */
  addHits(rows: readonly RuleHitsRow[]): void {
    const add = this.database.sqlite.prepare(
      'update site_ban_rules set hits = hits + ?, last_hit_at = max(coalesce(last_hit_at, 0), ?) where id = ?',
    );
    for (const { id, hits, lastHitAt } of rows) add.run(hits, lastHitAt, id);
  }
}

const rowOf = (row: SiteBanRuleRow): SiteBanRuleRow => ({ ...row, when: siteBanConditions.parse(row.when) });
