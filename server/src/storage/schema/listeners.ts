// Listeners: addresses where workers accept clients.
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { pools } from './pools.ts';

export const listeners = sqliteTable(
  'listeners',
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    name: text().notNull(),
    host: text().notNull(),
    port: integer().notNull(),
    enabled: integer({ mode: 'boolean' }).notNull(),
    auth: text().$type<'auto' | 'required' | 'never'>().notNull(),
    /** Null = the default pool. */
    pool: text().references(() => pools.id),
    profile: text().notNull().default(''),
    answerHeaders: integer('answer_headers', { mode: 'boolean' }).notNull(),
    fromFlags: integer('from_flags', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    version: integer().notNull(),
  },
  (t) => [uniqueIndex('listeners_address').on(t.host, t.port)],
);
