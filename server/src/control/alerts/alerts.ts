// Alerts: opened when something needs a person, closed when it has been over for a while, written down, and told to webhooks.
import { randomBytes } from 'node:crypto';
import type { Alert } from '@gyre/shared/contract/alerts';
import { makeId } from '@gyre/shared/ids';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { SlidingSum } from '../../core/math/sliding-sum.ts';
import type { AlertShelf } from '../inventory-port.ts';
import type { AlertsView, WebhookTried } from '../running-port.ts';
import { conditionsOf, type ConditionFacts } from './conditions.ts';
import { Deliveries } from './deliveries.ts';
import type { Post, PostOutcome } from './post.ts';

/** Time between two looks; how long a thing must be over until its alert closes, so that it does not come and go; ms. */
export const lookMs = 1_000;
export const quietMs = 15_000;
const massMs = 60_000;

export interface AlertsOptions {
  readonly shelf: AlertShelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly facts: () => Omit<ConditionFacts, 'ejectedLately'>;
  readonly post: (post: Post) => Promise<PostOutcome>;
  readonly changed: (noun: 'alerts' | 'webhooks') => void;
}

export class Alerts implements AlertsView {
  private readonly options: AlertsOptions;
  private readonly deliveries: Deliveries;
  private readonly ejections = new SlidingSum(massMs);
  /** Open ones by kind and what they are about, and when that was last so. */
  private readonly open = new Map<string, { readonly alert: Alert; seenAt: number }>();
  private readonly stop: () => void;
  private failing = false;

  constructor(options: AlertsOptions) {
    this.options = options;
    const { clock, log, shelf, post } = options;
    this.deliveries = new Deliveries({ clock, log, shelf, post, changed: () => options.changed('webhooks') });
    this.stop = clock.every(lookMs, () => this.look());
  }

  /** Goes on with what was open, and with what was not delivered. */
  restore(): void {
    const seenAt = this.options.clock.now();
    for (const alert of this.options.shelf.openAlerts()) this.open.set(keyOf(alert), { alert, seenAt });
    this.deliveries.begin();
  }
  /** An exit was taken out that worked until now. */
  ejected(): void {
    this.ejections.add(1, this.options.clock.monotonic());
  }
  close(): void {
    this.stop();
    this.deliveries.close();
  }

  async test(webhookId: string): Promise<WebhookTried | undefined> {
    const { shelf, clock } = this.options;
    const webhook = shelf.webhook(webhookId);
    if (webhook === undefined) return undefined;
    const at = clock.now();
    const data = { text: 'This is a test of a webhook of Gyre.' };
    const body = bodyOf('alert.test', at, data);
    const outcome = await this.deliveries.once({ ...webhook, id: deliveryId(at), body });
    shelf.noted(webhookId, { ...outcome, at: clock.now() });
    this.options.changed('webhooks');
    return { ...outcome, ms: clock.now() - at };
  }

  private look(): void {
    try {
      this.lookOnce();
      this.failing = false;
    } catch (error) {
      // The disk may be full: the next look says the same again.
      if (!this.failing) this.options.log.error({ error }, 'alerts cannot be stored');
      this.failing = true;
    }
  }
  private lookOnce(): void {
    const { clock, facts } = this.options;
    const now = clock.now();
    for (const condition of conditionsOf({ ...facts(), ejectedLately: this.ejections.total(clock.monotonic()) })) {
      const known = this.open.get(keyOf(condition));
      if (known !== undefined) {
        known.seenAt = now;
        continue;
      }
      const id = makeId('alert', now, randomBytes(16));
      const alert: Alert = { id, ...condition, openedAt: now, closedAt: null };
      this.options.shelf.opened(alert, this.tellingOf('alert.opened', alert, now));
      this.open.set(keyOf(alert), { alert, seenAt: now });
      this.told();
    }
    for (const [key, { alert, seenAt }] of this.open) {
      if (now - seenAt < quietMs) continue;
      const closed = { ...alert, closedAt: now };
      this.options.shelf.closed(closed, this.tellingOf('alert.closed', closed, now));
      this.open.delete(key);
      this.told();
    }
  }
  /** A delivery for each webhook that wants to know. */
  private tellingOf(type: string, alert: Alert, now: number): Parameters<AlertShelf['opened']>[1] {
    return { body: bodyOf(type, now, alert), idOf: () => deliveryId(now), nextAt: now };
  }
  private told(): void {
    this.options.changed('alerts');
    this.deliveries.begin();
  }
}

const keyOf = ({ kind, about }: Pick<Alert, 'kind' | 'about'>): string => `${kind} ${about}`;
const deliveryId = (now: number): string => makeId('delivery', now, randomBytes(16));
const bodyOf = (type: string, now: number, data: object): string =>
  JSON.stringify({ type, timestamp: new Date(now).toISOString(), data });
