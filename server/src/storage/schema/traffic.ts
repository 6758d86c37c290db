// What passed through, by exit, by proxy user and by minute. Written in batches, a few seconds late.
import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { exits } from './exits.ts';
import { proxyUsers } from './proxy-users.ts';

export const exitTraffic = sqliteTable('exit_traffic', {
  exit: integer()
    .primaryKey()
    .references(() => exits.seq, { onDelete: 'cascade' }),
  ok: integer().notNull(),
  failed: integer().notNull(),
  upBytes: integer('up_bytes').notNull(),
  downBytes: integer('down_bytes').notNull(),
  latencyMs: real('latency_ms'),
  lastUsedAt: integer('last_used_at'),
});

export const userTraffic = sqliteTable('user_traffic', {
  user: text()
    .primaryKey()
    .references(() => proxyUsers.id, { onDelete: 'cascade' }),
  requests: integer().notNull(),
  upBytes: integer('up_bytes').notNull(),
  downBytes: integer('down_bytes').notNull(),
  lastUsedAt: integer('last_used_at').notNull(),
  /** When and from where the old password was used last. */
  oldUsedAt: integer('old_used_at'),
  oldUsedFrom: text('old_used_from'),
});

export const trafficMinutes = sqliteTable('traffic_minutes', {
  startedAt: integer('started_at').primaryKey(),
  ok: integer().notNull(),
  refused: integer().notNull(),
  failed: integer().notNull(),
  attempts: integer().notNull(),
  upBytes: integer('up_bytes').notNull(),
  downBytes: integer('down_bytes').notNull(),
  p50Ms: real('p50_ms'),
  p95Ms: real('p95_ms'),
  p99Ms: real('p99_ms'),
  /** Sparse histogram, JSON. */
  latency: text().notNull(),
});
