// Saved views of the list of exits. Who made one is an admin or a token; its name stays readable when he is gone.
import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

export const views = sqliteTable(
  'views',
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    ownerId: text('owner_id').notNull(),
    owner: text().notNull(),
    name: text().notNull(),
    shared: integer({ mode: 'boolean' }).notNull(),
    q: text().notNull(),
    sort: text().notNull(),
    cols: text({ mode: 'json' }).$type<string[]>().notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [unique().on(table.ownerId, table.name)],
);
