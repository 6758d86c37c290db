// What alerts need of storage: each change with the deliveries that tell it in one transaction. Secrets of webhooks are opened here.
import type { Alert } from '@gyre/shared/contract/alerts';
import type { Database } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { AlertShelf, Telling, TriedAt, WaitingDelivery } from '../inventory-port.ts';

export class StoredAlerts implements AlertShelf {
  private readonly database: Database;
  private readonly stores: Pick<Stores, 'alerts' | 'webhooks'>;
  private readonly seal: Seal;

  constructor(database: Database, stores: Pick<Stores, 'alerts' | 'webhooks'>, seal: Seal) {
    this.database = database;
    this.stores = stores;
    this.seal = seal;
  }

  openAlerts(): readonly Alert[] {
    return this.stores.alerts.open().map(({ seq: _, ...alert }) => alert);
  }
  opened(alert: Alert, telling: Telling): void {
    this.database.write(() => {
      this.stores.alerts.insert(alert);
      this.tell(alert, telling);
    });
  }
  closed(alert: Alert, telling: Telling): void {
    this.database.write(() => {
      this.stores.alerts.close(alert.id, alert.closedAt!);
      this.tell(alert, telling);
    });
  }

  webhook(id: string): { readonly url: string; readonly secret: string } | undefined {
    const row = this.stores.webhooks.find(id);
    return row && { url: row.url, secret: this.seal.open(Buffer.from(row.secret, 'base64')) };
  }
  dueDeliveries(now: number, limit: number): readonly WaitingDelivery[] {
    return this.stores.webhooks.due(now, limit).flatMap(({ id, webhook: webhookId, body, tries }) => {
      const to = this.webhook(webhookId);
      return to === undefined ? [] : [{ ...to, id, webhookId, body, tries }];
    });
  }
  nextDeliveryAt(): number {
    return this.stores.webhooks.nextAt() ?? Infinity;
  }
  tried({ id, webhookId, tries }: WaitingDelivery, outcome: TriedAt, nextAt: number | undefined): void {
    this.database.write(() => {
      if (nextAt === undefined) this.stores.webhooks.drop(id);
      else this.stores.webhooks.postpone(id, tries + 1, nextAt);
      this.note(webhookId, outcome);
    });
  }
  noted(webhookId: string, outcome: TriedAt): void {
    this.database.write(() => this.note(webhookId, outcome));
  }

  private note(id: string, { ok, at, status, problem }: TriedAt): void {
    const before = this.stores.webhooks.find(id);
    if (before === undefined) return;
    const failures = ok ? 0 : before.failures + 1;
    this.stores.webhooks.note(id, { lastAt: at, lastStatus: status, lastProblem: problem, failures });
  }
  private tell({ kind }: Alert, { body, idOf, nextAt }: Telling): void {
    for (const { id: webhook, enabled, kinds } of this.stores.webhooks.all())
      if (enabled && (kinds.length === 0 || kinds.includes(kind)))
        this.stores.webhooks.enqueue({ id: idOf(), webhook, body, tries: 0, nextAt, createdAt: nextAt });
  }
}
