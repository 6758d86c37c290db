// Sorts the labels of exits before anybody asks for a list in their order: after a start, and after many came. It takes two tenths of a second for a
// hundred thousand, in turns; whoever asks meanwhile waits for the rest of it.
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';

/** Time after the last of many arrivals, so that workers hear of them first, ms. */
export const aheadMs = 1_000;
/** Fewer are sorted in by the first list that needs them. */
const many = 1_000;

export interface SortingAheadOptions {
  readonly sort: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

export class SortingAhead {
  private readonly options: SortingAheadOptions;
  private cancel: (() => void) | undefined;

  constructor(options: SortingAheadOptions) {
    this.options = options;
  }

  /** So many exits came, or have other labels. */
  arrived(exits: number): void {
    if (exits < many) return;
    this.close();
    this.cancel = this.options.clock.after(aheadMs, () => void this.go());
  }
  close(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private async go(): Promise<void> {
    this.cancel = undefined;
    try {
      await this.options.sort();
    } catch (error) {
      this.options.log.error({ error }, 'labels could not be sorted ahead');
    }
  }
}
