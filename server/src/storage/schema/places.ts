// Places of exits as measured through them. What databases say is stored with it, so that a start needs no look-up.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NetworkType } from '@gyre/shared/vocabulary';
import { exits } from './exits.ts';

export const exitPlaces = sqliteTable('exit_places', {
  exit: integer()
    .primaryKey()
    .references(() => exits.seq, { onDelete: 'cascade' }),
  ipv4: text(),
  ipv6: text(),
  country: text(),
  region: text(),
  city: text(),
  asn: integer(),
  network: text(),
  type: text().$type<NetworkType>(),
  measuredAt: integer('measured_at').notNull(),
});
