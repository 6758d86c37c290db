// Writer: what must last of health and traffic goes to storage in batches, a few seconds late. The only heavy writer; it gives the loop back
// between batches, and a full disk costs figures, never traffic.
import { BatchLoop } from './batch-loop.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Inventory, MinuteTraffic, StoredHealth, StoredHealthEvent } from '../inventory-port.ts';
import type { Collector } from './collector.ts';

/** Time between two writes, ms; rows of one transaction. */
export const writeMs = 3_000;
const rowLimit = 1_000;

/** Where health rows come from. */
export interface HealthSource {
  takeHealth(limit: number): StoredHealth[];
  putHealthBack(rows: readonly StoredHealth[]): void;
}
/** Where changes of health come from. */
export interface EventSource {
  takeEvents(limit: number): StoredHealthEvent[];
  putEventsBack(rows: readonly StoredHealthEvent[]): void;
}
export interface WriterOptions {
  readonly inventory: Pick<Inventory, 'saveHealth' | 'saveHealthEvents' | 'saveTraffic'>;
  readonly history: EventSource;
  readonly collector: Collector;
  readonly health: HealthSource;
  readonly clock: Clock;
  readonly log: Log;
}

export class Writer {
  private readonly options: WriterOptions;
  private readonly loop: BatchLoop;
  private lastMinuteAt: number;
  private lastWritten = '';
  /** One sentence while nothing can be stored. */
  problem: string | null = null;

  constructor(options: WriterOptions) {
    this.options = options;
    this.lastMinuteAt = options.clock.now();
    this.loop = new BatchLoop(options.clock, writeMs, () => this.writeBatch());
  }

  /** Writes what there is; batches follow each other until nothing is left. */
  write(): Promise<void> {
    return this.loop.write();
  }
  /** The last write, at once. */
  close(): void {
    this.loop.close();
  }

  /** True when there may be more. */
  private writeBatch(): boolean {
    const health = this.options.health.takeHealth(rowLimit);
    const events = this.options.history.takeEvents(rowLimit);
    const exits = this.options.collector.takeExits(rowLimit);
    const users = this.options.collector.takeUsers();
    const { lastMinuteAt, lastWritten } = this;
    const minutes = this.minutes();
    if (health.length + events.length + exits.length + users.length + minutes.length === 0) return false;
    try {
      if (health.length > 0) this.options.inventory.saveHealth(health);
      if (events.length > 0) this.options.inventory.saveHealthEvents(events, this.options.clock.now());
      this.options.inventory.saveTraffic(exits, users, minutes);
    } catch (error) {
      this.options.history.putEventsBack(events);
      this.options.health.putHealthBack(health);
      this.options.collector.putBack(exits, users);
      this.lastMinuteAt = lastMinuteAt;
      this.lastWritten = lastWritten;
      this.failed(error);
      return false;
    }
    if (this.problem !== null) this.options.log.info({}, 'figures are stored again');
    this.problem = null;
    return health.length === rowLimit || events.length === rowLimit || exits.length === rowLimit;
  }

  /** The minute that is growing, and the one before when it ended since the last write. */
  private minutes(): MinuteTraffic[] {
    const now = this.options.clock.now();
    const { minutes } = this.options.collector;
    const { stepMs } = minutes;
    const before = Math.floor(this.lastMinuteAt / stepMs) < Math.floor(now / stepMs) ? [this.lastMinuteAt] : [];
    const written = [...before, now].map((at) => minutes.stored(at)).filter((it) => it !== undefined);
    const fresh = written.filter((it) => this.changed(it));
    this.lastMinuteAt = now;
    return fresh;
  }
  private changed(minute: MinuteTraffic): boolean {
    const mark = `${minute.startedAt} ${minute.attempts} ${minute.ok} ${minute.failed} ${minute.refused} ${minute.upBytes} ${minute.downBytes}`;
    if (mark === this.lastWritten) return false;
    this.lastWritten = mark;
    return true;
  }

  private failed(error: unknown): void {
    if (this.problem === null) this.options.log.error({ error }, 'figures cannot be stored');
    const { code } = error as { code?: unknown };
    this.problem = `Figures cannot be stored (${typeof code === 'string' ? code : 'see the log'}).`;
  }
}
