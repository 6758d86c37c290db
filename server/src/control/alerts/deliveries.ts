// Deliveries: alerts on their way to webhooks. They wait in storage, so that a restart loses none; each is tried about ten times over some hours.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { AlertShelf, WaitingDelivery } from '../inventory-port.ts';
import { Wake } from '../health/wake.ts';
import type { Post, PostOutcome } from './post.ts';
import { headersOf } from './sign.ts';

/** Time before the second, third, … try, ms; after the last one the delivery is given up. */
export const waitsMs = [5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000];
/** Deliveries under way at a time. */
const atOnce = 4;
/** Time before storage that failed is asked again, ms. */
const retryMs = 5_000;

export interface DeliveriesOptions {
  readonly shelf: AlertShelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly post: (post: Post) => Promise<PostOutcome>;
  /** How a webhook does is another thing now. */
  readonly changed: () => void;
}

export class Deliveries {
  private readonly options: DeliveriesOptions;
  private readonly running = new Set<string>();
  private readonly wake: Wake;
  private closed = false;

  constructor(options: DeliveriesOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.go());
  }

  /** There may be something to deliver. */
  begin(): void {
    this.wake.at(this.options.clock.now());
  }
  /** One try of something that does not wait: a test. */
  async once(to: Pick<WaitingDelivery, 'id' | 'url' | 'secret' | 'body'>): Promise<PostOutcome> {
    const { id, url, secret, body } = to;
    const timestamp = Math.floor(this.options.clock.now() / 1000);
    return this.options.post({ url, body, headers: headersOf(secret, { id, timestamp, body }) });
  }
  close(): void {
    this.closed = true;
    this.wake.close();
  }

  private go(): void {
    if (this.closed) return;
    const { shelf, clock, log } = this.options;
    try {
      const now = clock.now();
      for (const it of shelf.dueDeliveries(now, atOnce * 2)) {
        if (this.running.size >= atOnce) break;
        if (!this.running.has(it.id)) void this.deliver(it);
      }
      // While some are under way, whoever ends looks again.
      if (this.running.size === 0) this.wake.at(shelf.nextDeliveryAt());
    } catch (error) {
      log.error({ error }, 'deliveries cannot be read');
      this.wake.at(clock.now() + retryMs);
    }
  }
  private async deliver(it: WaitingDelivery): Promise<void> {
    const { shelf, clock, log, changed } = this.options;
    this.running.add(it.id);
    try {
      const outcome = await this.once(it);
      if (this.closed) return;
      const at = clock.now();
      const waitMs = waitsMs[it.tries];
      shelf.tried(it, { ...outcome, at }, outcome.ok || waitMs === undefined ? undefined : at + waitMs);
      if (!outcome.ok && waitMs === undefined) log.warn({ webhook: it.webhookId }, 'an alert was given up');
      changed();
    } catch (error) {
      log.error({ error }, 'the outcome of a delivery cannot be stored');
    } finally {
      this.running.delete(it.id);
      this.begin();
    }
  }
}
