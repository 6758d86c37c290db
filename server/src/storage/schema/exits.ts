// Exits: identity and what people decided about them. What probes and traffic say lives in health.ts and traffic.ts. No indices for lists: those are
// answered from memory (control/catalogue).
import { blob, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AdminState, ExitScheme, NetworkType } from '@gyre/shared/vocabulary';

export const exits = sqliteTable(
  'exits',
  {
    /** Order of adding; joins go by it. Never leaves the house but inside a cursor. */
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    scheme: text().$type<ExitScheme>().notNull(),
    host: text().notNull(),
    port: integer().notNull(),
    username: text().notNull(),
    localAddress: text('local_address').notNull(),
    label: text().notNull(),
    /** Sealed; null = none. */
    password: blob({ mode: 'buffer' }),
    /** JSON array of strings. */
    tags: text().notNull(),
    weight: integer().notNull(),
    maxInFlight: integer('max_in_flight'),
    adminState: text('admin_state').$type<AdminState>().notNull(),
    insecureTls: integer('insecure_tls', { mode: 'boolean' }).notNull(),
    country: text(),
    region: text(),
    city: text(),
    asn: integer(),
    type: text().$type<NetworkType>(),
    priority: integer().notNull().default(0),
    price: real(),
    template: text(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    version: integer().notNull(),
  },
  (t) => [uniqueIndex('exits_identity').on(t.host, t.port, t.username, t.scheme, t.localAddress)],
);
