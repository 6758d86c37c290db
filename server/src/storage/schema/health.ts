// Health of exits as the keeper told it last, once there was something to tell. Written in batches, a few seconds late.
import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FailureCode, HealthState } from '@gyre/shared/vocabulary';
import { exits } from './exits.ts';

export const exitHealth = sqliteTable('exit_health', {
  exit: integer()
    .primaryKey()
    .references(() => exits.seq, { onDelete: 'cascade' }),
  state: text().$type<HealthState>().notNull(),
  sinceAt: integer('since_at').notNull(),
  untilAt: integer('until_at'),
  reason: text().$type<FailureCode>(),
  ejections: integer().notNull(),
  lastProbeAt: integer('last_probe_at'),
  lastProbeMs: real('last_probe_ms'),
  lastProbeFailure: text('last_probe_failure').$type<FailureCode>(),
});
