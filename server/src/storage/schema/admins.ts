// Who may use the dashboard and the API: admins, their sessions in browsers, and tokens. Passwords, session secrets and tokens are kept as hashes.
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AdminRole, Scope } from '@gyre/shared/vocabulary';

export const admins = sqliteTable('admins', {
  id: text().primaryKey(),
  /** As typed when it was made; compared in lower case. */
  name: text().notNull(),
  nameKey: text('name_key').notNull().unique(),
  /** `scrypt$N$r$p$salt$hash`. */
  password: text().notNull(),
  createdAt: integer('created_at').notNull(),
  role: text().$type<AdminRole>().notNull().default('full'),
  /** Null = the password it was made with. */
  passwordChangedAt: integer('password_changed_at'),
});

export const adminSessions = sqliteTable(
  'admin_sessions',
  {
    /** SHA-256 of the cookie's secret. */
    hash: blob({ mode: 'buffer' }).primaryKey(),
    admin: text()
      .notNull()
      .references(() => admins.id, { onDelete: 'cascade' }),
    csrf: text().notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Where it signed in from. */
    address: text().notNull().default(''),
    /** Moved when it is renewed; null = not since it began. */
    usedAt: integer('used_at'),
  },
  (t) => [index('admin_sessions_by_admin').on(t.admin), index('admin_sessions_by_expiry').on(t.expiresAt)],
);

export const tokens = sqliteTable('tokens', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull(),
  scope: text().$type<Scope>().notNull(),
  /** SHA-256 of the token. */
  hash: blob({ mode: 'buffer' }).notNull().unique(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  lastUsedAt: integer('last_used_at'),
});
