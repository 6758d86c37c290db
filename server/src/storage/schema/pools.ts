// Pools, and the members people named one by one. Who a live query finds is not stored: control/catalogue knows.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Resilience } from '@gyre/shared/contract/resilience';
import type { Guarantee, Strategy } from '@gyre/shared/vocabulary';
import { exits } from './exits.ts';

export const pools = sqliteTable('pools', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull().unique(),
  strategy: text().$type<Strategy>().notNull(),
  /** Null = fixed members only; '' = everything. */
  query: text(),
  maxAttempts: integer('max_attempts').notNull(),
  totalMs: integer('total_ms').notNull(),
  attemptMs: integer('attempt_ms').notNull(),
  firstByteMs: integer('first_byte_ms').notNull(),
  everyRequests: integer('every_requests').notNull().default(10),
  periodMs: integer('period_ms').notNull().default(60_000),
  sessionTtlMs: integer('session_ttl_ms').notNull().default(600_000),
  sessionExpiry: text('session_expiry').$type<'fixed' | 'sliding'>().notNull().default('sliding'),
  guarantee: text().$type<Guarantee>().notNull().default('same-country'),
  maxWaiting: integer('max_waiting').notNull().default(100),
  waitMs: integer('wait_ms').notNull().default(5_000),
  /** Ids of pools, in order. */
  fallbacks: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  /** Only what differs from the defaults. */
  resilience: text({ mode: 'json' })
    .$type<{ readonly [G in keyof Resilience]?: Partial<Resilience[G]> }>()
    .notNull()
    .default({}),
  /** Id of the probe profile; null = as the settings say. */
  probeProfile: text('probe_profile'),
  builtIn: integer('built_in', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});

export const poolMembers = sqliteTable(
  'pool_members',
  {
    pool: integer()
      .notNull()
      .references(() => pools.seq, { onDelete: 'cascade' }),
    exit: integer()
      .notNull()
      .references(() => exits.seq, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.pool, t.exit] }), index('pool_members_by_exit').on(t.exit)],
);
