// The pulse of the live stream: once a second the overview and the exits that moved, a few times a second the newest requests. While nobody
// watches nothing is computed.
import type { RequestRow, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { Clock } from '../base/clock.ts';
import type { Hub } from './live.ts';
import type { HealthView, TrafficView } from './running-port.ts';

export interface PulseOptions {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly health: Pick<HealthView, 'of' | 'counts'>;
  readonly traffic: TrafficView;
  /** The second that just ended. */
  readonly lastSecond: (now: number) => TrafficPoint;
}
const secondMs = 1000;
const requestsMs = 250;
const exitLimit = 500;
const rowLimit = 50;

export class Pulse {
  private readonly options: PulseOptions;
  private readonly stops: readonly (() => void)[];
  private readonly moved = new Set<string>();
  private rows: RequestRow[] = [];
  private more = 0;
  private silent = false;

  constructor(options: PulseOptions) {
    this.options = options;
    const { clock } = options;
    this.stops = [clock.every(secondMs, () => this.second()), clock.every(requestsMs, () => this.requests())];
  }

  /** An exit's health or figures are other ones now. */
  exitMoved(exitId: string): void {
    if (this.options.hub.watchers > 0) this.moved.add(exitId);
    else this.silent = true;
  }
  requestsHappened(rows: readonly RequestRow[], more: number): void {
    if (this.options.hub.watchers === 0) {
      this.silent = true;
      return;
    }
    this.rows.push(...rows);
    this.more += more;
    const excess = this.rows.length - rowLimit;
    if (excess <= 0) return;
    this.rows.splice(0, excess);
    this.more += excess;
  }
  close(): void {
    for (const stop of this.stops) stop();
  }

  private second(): void {
    const { hub, clock, traffic, lastSecond } = this.options;
    if (hub.watchers === 0) return this.nobody();
    const now = clock.now();
    hub.publish({ event: 'overview', data: { overview: traffic.overview(now), point: lastSecond(now) } });
    this.exits();
  }

  /** What is left over the limit comes a second later. */
  private exits(): void {
    const { hub, health, traffic } = this.options;
    const ids = [...this.moved].slice(0, exitLimit);
    if (ids.length === 0) return;
    for (const id of ids) this.moved.delete(id);
    const items = ids.map((id) => ({ id, health: health.of(id), traffic: traffic.of(id) }));
    hub.publish({ event: 'exits', data: { items } });
  }

  private requests(): void {
    if (this.rows.length === 0) return;
    const { rows, more } = this;
    this.rows = [];
    this.more = 0;
    this.options.hub.publish({ event: 'requests', data: { items: rows, more } });
  }

  private nobody(): void {
    this.moved.clear();
    this.rows = [];
    this.more = 0;
    if (this.silent) this.options.hub.skipped();
    this.silent = false;
  }
}
