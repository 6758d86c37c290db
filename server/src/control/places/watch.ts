// Watches a folder: the system tells of changes at once where it can; a look every minute finds those it keeps to itself (network file systems,
// mounted volumes).
import { type FSWatcher, watch } from 'node:fs';
import type { Clock } from '../../base/clock.ts';

/** Changes that come together are one, ms. */
export const gatherMs = 200;
export const lookEveryMs = 60_000;

export interface FolderWatchOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Something may have changed. */
  readonly changed: () => void;
}

export class FolderWatch {
  private readonly options: FolderWatchOptions;
  private watcher: FSWatcher | undefined;
  private readonly stopLooking: () => void;
  private gathering: (() => void) | undefined;

  constructor(options: FolderWatchOptions) {
    this.options = options;
    this.stopLooking = options.clock.every(lookEveryMs, () => {
      this.listen();
      options.changed();
    });
    this.listen();
  }

  close(): void {
    this.stopLooking();
    this.gathering?.();
    this.watcher?.close();
  }

  /** Again after the folder was gone for a while. */
  private listen(): void {
    if (this.watcher !== undefined) return;
    try {
      const watcher = watch(this.options.folder, { persistent: false }, () => this.heard());
      this.watcher = watcher;
      watcher.on('error', () => this.lost());
      watcher.on('close', () => (this.watcher = undefined));
    } catch {
      this.watcher = undefined;
    }
  }
  private lost(): void {
    this.watcher?.close();
    this.heard();
  }
  private heard(): void {
    this.gathering ??= this.options.clock.after(gatherMs, () => {
      this.gathering = undefined;
      this.options.changed();
    });
  }
}
