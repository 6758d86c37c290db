// Probe profiles: how exits of a pool are probed. What an answer must be like is JSON in the shape of shared/contract/probe-profiles.ts.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ProbeExpectation } from '@gyre/shared/contract/probe-profiles';

export const probeProfiles = sqliteTable('probe_profiles', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull().unique(),
  target: text().notNull(),
  method: text().$type<'GET' | 'HEAD'>().notNull(),
  expect: text({ mode: 'json' }).$type<ProbeExpectation>().notNull(),
  verifyTls: integer('verify_tls', { mode: 'boolean' }).notNull(),
  intervalMs: integer('interval_ms').notNull(),
  jitterPercent: integer('jitter_percent').notNull(),
  timeoutMs: integer('timeout_ms').notNull(),
  failures: integer().notNull(),
  successes: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});
