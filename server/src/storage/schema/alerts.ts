// Alerts, the webhooks that are told, and deliveries that were not taken yet.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AlertKind } from '@gyre/shared/contract/alerts';

export const alerts = sqliteTable(
  'alerts',
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    kind: text().$type<AlertKind>().notNull(),
    about: text().notNull(),
    aboutName: text('about_name').notNull(),
    text: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (t) => [index('alerts_by_close').on(t.closedAt)],
);

export const webhooks = sqliteTable('webhooks', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  name: text().notNull(),
  url: text().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  kinds: text({ mode: 'json' }).$type<readonly AlertKind[]>().notNull(),
  /** Sealed. */
  secret: text().notNull(),
  lastAt: integer('last_at'),
  lastStatus: integer('last_status'),
  lastProblem: text('last_problem'),
  failures: integer().notNull().default(0),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer().notNull(),
});

export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    /** The `webhook-id` of the delivery: the same for all of its tries. */
    id: text().primaryKey(),
    webhook: text()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    body: text().notNull(),
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('webhook_deliveries_by_time').on(t.nextAt)],
);
