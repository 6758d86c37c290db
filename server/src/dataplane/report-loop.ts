// When reports leave: a few times a second while anything moves, and almost at once after a failure. Without a link the counters simply grow on.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ToControl, TrafficReport } from '../link/messages.ts';
import type { Admission } from './admission.ts';
import { type Reporter, reportMs, urgentMs } from './reporter.ts';

export class ReportLoop {
  private readonly reporter: Reporter;
  private readonly admission: Admission;
  /** Sends a message; false when there is no link. */
  private readonly send: (message: ToControl) => boolean;
  private readonly linked: () => boolean;
  private readonly alongside: () => void;
  private readonly waiting: () => number;
  private readonly rules: () => TrafficReport['rules'];
  private readonly sites: () => TrafficReport['sites'];
  private readonly pools: () => TrafficReport['pools'];
  private readonly delay = monitorEventLoopDelay({ resolution: 10 });
  private readonly timer: NodeJS.Timeout;
  private urgent: NodeJS.Timeout | undefined;
  private lastOpen = -1;
  private lastWaiting = 0;
  /** A link was made since the last report: what did not fit meanwhile was lost because control was away. */
  private relinked = false;

  constructor(parts: {
    readonly reporter: Reporter;
    readonly admission: Admission;
    readonly send: (message: ToControl) => boolean;
    readonly linked: () => boolean;
    /** Called when a report left: other figures may follow it. */
    readonly alongside: () => void;
    /** Requests that wait for a free exit now. */
    readonly waiting: () => number;
    /** Takes the matches of rules since the last call. */
    readonly rules: () => TrafficReport['rules'];
    /** Takes what exits took for sites, when it is time. */
    readonly sites: () => TrafficReport['sites'];
    /** Takes the pools that moved since the last call. */
    readonly pools: () => TrafficReport['pools'];
  }) {
    this.reporter = parts.reporter;
    this.admission = parts.admission;
    this.send = parts.send;
    this.linked = parts.linked;
    this.alongside = parts.alongside;
    this.waiting = parts.waiting;
    this.rules = parts.rules;
    this.sites = parts.sites;
    this.pools = parts.pools;
    this.delay.enable();
    this.timer = setInterval(() => this.tick(), reportMs);
    this.reporter.hurry = () => this.hurry();
  }

  /** The next report is sent even if nothing moved: control is a new one. */
  afresh(): void {
    this.lastOpen = -1;
    this.relinked = true;
  }
  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.urgent);
    this.report();
    this.delay.disable();
  }

  private tick(): void {
    this.reporter.tunnels.look();
    this.report();
  }
  private hurry(): void {
    this.urgent ??= setTimeout(() => {
      this.urgent = undefined;
      this.report();
    }, urgentMs);
  }
  private report(): void {
    const { openConnections } = this.admission;
    const { waiting } = this;
    const still = openConnections === this.lastOpen && waiting() === this.lastWaiting;
    if (!this.linked()) return;
    const pools = this.pools();
    if (!this.reporter.anything && still && pools.length === 0) return;
    this.lastOpen = openConnections;
    this.lastWaiting = waiting();
    const loopDelayMs = Math.round(this.delay.percentile(99) / 1e4) / 100;
    this.delay.reset();
    const dropped = this.relinked ? this.reporter.leftOut : 0;
    this.relinked = false;
    this.send({
      type: 'report',
      report: this.reporter.take({
        ...{ openConnections, loopDelayMs, dropped, waiting: waiting(), rules: this.rules() },
        ...{ sites: this.sites(), pools },
      }),
    });
    this.alongside();
  }
}
