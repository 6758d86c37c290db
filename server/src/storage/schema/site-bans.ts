// Site bans and the rules that find them. Conditions are JSON in the shape of shared/contract/site-bans.ts, checked when written.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SiteBanConditions } from '@gyre/shared/contract/site-bans';

export const siteBanRules = sqliteTable('site_ban_rules', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  sites: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  when: text({ mode: 'json' }).$type<SiteBanConditions>().notNull(),
  banMs: integer('ban_ms').notNull(),
  mostBanMs: integer('most_ban_ms').notNull(),
  retry: integer({ mode: 'boolean' }).notNull(),
  hits: integer().notNull().default(0),
  lastHitAt: integer('last_hit_at'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});

/** One exit not used for one site until a time; those that are over stay until their repeats are forgiven. */
export const siteBans = sqliteTable(
  'site_bans',
  {
    exit: text().notNull(),
    site: text().notNull(),
    sinceAt: integer('since_at').notNull(),
    untilAt: integer('until_at').notNull(),
    repeats: integer().notNull(),
    by: text().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.exit, t.site] }), index('site_bans_by_end').on(t.untilAt)],
);
