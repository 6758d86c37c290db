// Exits for whole snapshots, part by part, read and put into bytes once for all workers that begin at about the same time. A part is used again as
// long as nothing it says was told otherwise; it is never older than the beginning of the snapshot it goes into, but for what patches still say.
import type { Clock } from '../../base/clock.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { snapshotChunk, type ToWorker } from '../../link/messages.ts';
import { shared } from '../../link/shared-messages.ts';

export type ExitsMessage = Extract<ToWorker, { type: 'snapshot-exits' }>;

/** Time after the last use until parts are let go of, ms: a hundred thousand exits are forty megabytes. */
export const partsKeptMs = 1_000;
/** More exits than this that change at once are not looked for. */
const few = 100;

interface Options {
  readonly read: (after: string, limit: number) => readonly ExitRecord[];
  readonly clock: Clock;
}

export class SnapshotParts {
  private readonly options: Options;
  /** By the id they begin behind. */
  private readonly parts = new Map<string, ExitsMessage>();
  private usedAt = 0;
  private cancel: (() => void) | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  /** By id, after this one. */
  after(id: string): ExitsMessage {
    this.usedAt = this.options.clock.monotonic();
    this.letGoLater(partsKeptMs);
    let part = this.parts.get(id);
    if (part === undefined) {
      part = shared({ type: 'snapshot-exits', exits: this.options.read(id, snapshotChunk) });
      this.parts.set(id, part);
    }
    return part;
  }
  /** What is told of these exits from now on is something else. */
  changed(ids: readonly string[]): void {
    if (this.parts.size === 0) return;
    if (ids.length > few) return this.clear();
    for (const [after, { exits }] of this.parts) {
      const last = exits.at(-1)?.id ?? '';
      if (ids.some((id) => id > after && id <= last)) this.parts.delete(after);
    }
  }
  clear(): void {
    this.parts.clear();
    this.cancel?.();
    this.cancel = undefined;
  }

  private letGoLater(ms: number): void {
    this.cancel ??= this.options.clock.after(ms, () => {
      this.cancel = undefined;
      const restMs = this.usedAt + partsKeptMs - this.options.clock.monotonic();
      if (restMs > 0) this.letGoLater(restMs);
      else this.clear();
    });
  }
}
