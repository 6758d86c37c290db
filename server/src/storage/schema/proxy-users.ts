// Proxy users: the identities clients authenticate as, and the pools they may use in their order.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { pools } from './pools.ts';

export const proxyUsers = sqliteTable('proxy_users', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull().unique(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  /** HMAC-SHA256 of the password, hex. */
  verifier: text().notNull(),
  /** The password before, while it is accepted too. */
  oldVerifier: text('old_verifier'),
  oldUntil: integer('old_until'),
  note: text().notNull(),
  mayChooseExit: integer('may_choose_exit', { mode: 'boolean' }).notNull().default(true),
  /** Caps; null = none. */
  bytesPerDay: integer('bytes_per_day'),
  bytesPerMonth: integer('bytes_per_month'),
  /** The day of the month on which the month begins, 1 … 28. */
  resetDay: integer('reset_day').notNull().default(1),
  passwordChangedAt: integer('password_changed_at').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});

export const proxyUserPools = sqliteTable(
  'proxy_user_pools',
  {
    user: text()
      .notNull()
      .references(() => proxyUsers.id, { onDelete: 'cascade' }),
    /** 0 is the default. */
    position: integer().notNull(),
    pool: text()
      .notNull()
      .references(() => pools.id),
  },
  (t) => [primaryKey({ columns: [t.user, t.position] }), index('proxy_user_pools_by_pool').on(t.pool)],
);
