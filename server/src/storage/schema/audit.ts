// Changes: who did what, and the revision that carried it.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const changes = sqliteTable('changes', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  noun: text().notNull(),
  objectId: text('object_id'),
  summary: text().notNull(),
  revision: integer().notNull(),
});
