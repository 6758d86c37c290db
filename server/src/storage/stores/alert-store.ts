// Alerts, webhooks and deliveries at rest.
import { and, asc, count, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { alerts, webhookDeliveries, webhooks } from '../schema/alerts.ts';

export type AlertRow = Readonly<typeof alerts.$inferSelect>;
export type WebhookRow = Readonly<typeof webhooks.$inferSelect>;
export type DeliveryRow = Readonly<typeof webhookDeliveries.$inferSelect>;

/** Alerts kept, open ones besides; deliveries that may wait for one webhook. */
const keptAlerts = 1_000;
export const mostWaiting = 500;

export class AlertStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Open ones first, then the newest. */
  all(): readonly AlertRow[] {
    return this.database.orm
      .select()
      .from(alerts)
      .orderBy(sql`${alerts.closedAt} is not null`, desc(alerts.seq))
      .all();
  }
  open(): readonly AlertRow[] {
    return this.database.orm.select().from(alerts).where(isNull(alerts.closedAt)).all();
  }
  insert(row: Omit<AlertRow, 'seq'>): void {
    const { seq } = this.database.orm.insert(alerts).values(row).returning().get();
    const old = and(lte(alerts.seq, seq - keptAlerts), sql`${alerts.closedAt} is not null`);
    this.database.orm.delete(alerts).where(old).run();
  }
  close(id: string, closedAt: number): void {
    this.database.orm.update(alerts).set({ closedAt }).where(eq(alerts.id, id)).run();
  }
}

export class WebhookStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  all(): readonly WebhookRow[] {
    return this.database.orm.select().from(webhooks).orderBy(asc(webhooks.seq)).all();
  }
  find(id: string): WebhookRow | undefined {
    return this.database.orm.select().from(webhooks).where(eq(webhooks.id, id)).get();
  }
  insert(row: Omit<WebhookRow, 'seq'>): WebhookRow {
    return this.database.orm.insert(webhooks).values(row).returning().get();
  }
  update({ seq, ...row }: WebhookRow): void {
    this.database.orm.update(webhooks).set(row).where(eq(webhooks.seq, seq)).run();
  }
  /** Its deliveries go with it. */
  remove(id: string): void {
    this.database.orm.delete(webhooks).where(eq(webhooks.id, id)).run();
  }
  /** How the last try went. */
  note(id: string, last: Pick<WebhookRow, 'lastAt' | 'lastStatus' | 'lastProblem' | 'failures'>): void {
    this.database.orm.update(webhooks).set(last).where(eq(webhooks.id, id)).run();
  }

  /** Deliveries that wait, by webhook. */
  waiting(): ReadonlyMap<string, number> {
    const { webhook } = webhookDeliveries;
    const rows = this.database.orm.select({ webhook, count: count() }).from(webhookDeliveries).groupBy(webhook).all();
    return new Map(rows.map((it) => [it.webhook, it.count]));
  }
  /** Beyond the most that may wait for a webhook, the oldest is given up. */
  enqueue(row: DeliveryRow): void {
    this.database.orm.insert(webhookDeliveries).values(row).run();
    const mine = eq(webhookDeliveries.webhook, row.webhook);
    const order = [desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id)];
    const { id } = webhookDeliveries;
    const excess = this.database.orm
      .select({ id })
      .from(webhookDeliveries)
      .where(mine)
      .orderBy(...order);
    for (const it of excess.limit(10).offset(mostWaiting).all()) this.drop(it.id);
  }
  due(now: number, limit: number): readonly DeliveryRow[] {
    const { nextAt, createdAt } = webhookDeliveries;
    const rows = this.database.orm.select().from(webhookDeliveries).where(lte(nextAt, now));
    return rows.orderBy(asc(nextAt), asc(createdAt)).limit(limit).all();
  }
  /** When the next delivery is due; undefined: none waits. */
  nextAt(): number | undefined {
    const { nextAt } = webhookDeliveries;
    return this.database.orm.select({ nextAt }).from(webhookDeliveries).orderBy(asc(nextAt)).limit(1).get()?.nextAt;
  }
  postpone(id: string, tries: number, nextAt: number): void {
    this.database.orm.update(webhookDeliveries).set({ tries, nextAt }).where(eq(webhookDeliveries.id, id)).run();
  }
  drop(id: string): void {
    this.database.orm.delete(webhookDeliveries).where(eq(webhookDeliveries.id, id)).run();
  }
}
