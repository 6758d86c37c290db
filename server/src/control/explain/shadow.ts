// The shadow: a snapshot of control's own, fed like a worker's, to explain decisions with the very code that makes them. It is there only while
// somebody asks: with many exits it costs memory.
import type { ExitTraffic } from '@gyre/shared/contract/exits';
import type { Clock } from '../../base/clock.ts';
import { SnapshotBuilder } from '../../core/snapshot/compile.ts';
import { applyHealth, applyPatch } from '../../core/snapshot/patch.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';
import type { Link } from '../../link/link.ts';
import type { ToControl, ToWorker } from '../../link/messages.ts';

/** Time without a question after which it goes, ms. */
const idleMs = 600_000;

export interface ShadowOptions {
  readonly clock: Clock;
  /** Begins to feed the link; the returned function ends it. */
  readonly join: (link: Link<ToWorker, ToControl>) => () => void;
  /** Figures of an exit over all workers. */
  readonly trafficOf: (exitId: string) => Pick<ExitTraffic, 'inFlight' | 'latencyMs'>;
}

export class Shadow {
  private readonly options: ShadowOptions;
  private snapshot: Snapshot | undefined;
  private builder: SnapshotBuilder | undefined;
  private leave: (() => void) | undefined;
  private cancelIdle: (() => void) | undefined;
  private waiting: ((snapshot: Snapshot) => void)[] = [];

  constructor(options: ShadowOptions) {
    this.options = options;
  }

  /** The world as workers have it now. */
  async world(): Promise<Snapshot> {
    this.cancelIdle?.();
    this.cancelIdle = this.options.clock.after(idleMs, () => this.close());
    if (this.snapshot !== undefined) return this.snapshot;
    const ready = new Promise<Snapshot>((resolve) => this.waiting.push(resolve));
    this.leave ??= this.options.join(this.link());
    return ready;
  }
  /** These exits have other figures now. */
  moved(exitIds: Iterable<string>): void {
    if (this.snapshot === undefined) return;
    for (const id of exitIds) {
      const load = this.snapshot.findExit(id)?.load;
      if (load === undefined) continue;
      const { inFlight, latencyMs } = this.options.trafficOf(id);
      load.inFlight = inFlight;
      load.latencyMs = latencyMs ?? NaN;
    }
  }
  close(): void {
    this.cancelIdle?.();
    this.leave?.();
    this.leave = this.snapshot = this.builder = undefined;
  }

  private link(): Link<ToWorker, ToControl> {
    return {
      send: (message) => {
        this.take(message);
        return true;
      },
      drained: () => Promise.resolve(),
      onMessage: () => {},
      onClose: () => {},
      close: () => this.close(),
    };
  }
  private take(message: ToWorker): void {
    switch (message.type) {
      case 'snapshot-begin':
        this.builder = new SnapshotBuilder(message.revision, message.frame, undefined);
        return;
      case 'snapshot-rules':
        this.builder?.addRules(message.rules);
        return;
      case 'snapshot-exits':
        return this.builder?.add(message.exits);
      case 'snapshot-end':
        this.snapshot = this.builder!.finish();
        this.builder = undefined;
        this.moved(this.snapshot.exitsById.keys());
        for (const resolve of this.waiting.splice(0)) resolve(this.snapshot);
        return;
      case 'patch':
        return this.whenThere((it) => applyPatch(it, message.patch));
      case 'health':
        return this.whenThere((it) => applyHealth(it, message.changes));
      case 'sessions':
      case 'site-bans':
      case 'allowances':
      case 'find-request':
        return;
    }
  }
  private whenThere(change: (snapshot: Snapshot) => void): void {
    if (this.snapshot !== undefined) change(this.snapshot);
  }
}
