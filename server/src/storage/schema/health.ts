// Health of exits as the keeper told it last, once there was something to tell. Written in batches, a few seconds late.
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { HealthReason, HealthSource, HealthState } from '@gyre/shared/vocabulary';
import { exits } from './exits.ts';

export const exitHealth = sqliteTable('exit_health', {
  exit: integer()
    .primaryKey()
    .references(() => exits.seq, { onDelete: 'cascade' }),
  state: text().$type<HealthState>().notNull(),
  sinceAt: integer('since_at').notNull(),
  untilAt: integer('until_at'),
  reason: text().$type<HealthReason>(),
  ejections: integer().notNull(),
  lastProbeAt: integer('last_probe_at'),
  lastProbeMs: real('last_probe_ms'),
  lastProbeFailure: text('last_probe_failure').$type<HealthReason>(),
});

/** Changes of state. The latest of each exit are kept, and none longer than a month. */
export const healthEvents = sqliteTable(
  'health_events',
  {
    seq: integer().primaryKey(),
    exit: integer()
      .notNull()
      .references(() => exits.seq, { onDelete: 'cascade' }),
    at: integer().notNull(),
    from: text().$type<HealthState>().notNull(),
    to: text().$type<HealthState>().notNull(),
    reason: text().$type<HealthReason>(),
    detail: text().notNull(),
    by: text().$type<HealthSource>().notNull(),
    ejections: integer().notNull(),
    untilAt: integer('until_at'),
  },
  (t) => [index('health_events_by_exit').on(t.exit, t.seq), index('health_events_by_time').on(t.at)],
);
