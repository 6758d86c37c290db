// Routing rules in their order. What they match and do is JSON in the shape of shared/contract/rules.ts, checked when written and when read.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const rules = sqliteTable('rules', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  /** Ascending; gaps are fine. */
  position: integer().notNull(),
  name: text().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  when: text({ mode: 'json' }).notNull(),
  then: text({ mode: 'json' }).notNull(),
  hits: integer().notNull().default(0),
  lastHitAt: integer('last_hit_at'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});
