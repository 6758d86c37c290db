// Sessions: which exit a client-named session is bound to. Written in batches, a moment late; workers hold the same and tell it again.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Guarantee } from '@gyre/shared/vocabulary';

export const sessions = sqliteTable(
  'sessions',
  {
    /** Proxy user id, a line break, the name. */
    key: text().primaryKey(),
    id: text().notNull().unique(),
    /** Empty for anonymous clients. */
    user: text().notNull(),
    name: text().notNull(),
    pool: text().notNull(),
    exit: text().notNull(),
    /** Where the exit was, for what must stay the same should it be gone. */
    ip: text(),
    asn: integer(),
    country: text(),
    guarantee: text().$type<Guarantee>().notNull(),
    ttlMs: integer('ttl_ms').notNull(),
    sliding: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    generation: integer().notNull(),
    moves: integer().notNull(),
    /** The level at which it last moved; null = never. */
    moved: text().$type<Guarantee>(),
    requests: integer().notNull(),
  },
  (t) => [index('sessions_by_expiry').on(t.expiresAt)],
);
