// Settings of the installation, its sealed keys, and the counters that belong to nobody else.
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  json: text().notNull(),
});

/** Keys of the house, sealed. */
export const houseSecrets = sqliteTable('house_secrets', {
  name: text().primaryKey(),
  sealed: blob({ mode: 'buffer' }).notNull(),
});

export const meta = sqliteTable('meta', {
  name: text().primaryKey(),
  value: integer().notNull(),
});
