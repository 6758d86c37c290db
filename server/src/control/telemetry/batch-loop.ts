// Writes what waits for storage, every so often and in batches that each leave the loop to others; a batch that fails waits for the next time.
import type { Clock } from '../../base/clock.ts';
import { turn } from '../../base/turn.ts';

export class BatchLoop {
  private readonly writeBatch: () => boolean;
  private readonly stop: () => void;
  private writing = false;

  /** `writeBatch` stores one batch and says whether there is more; it says no when storage fails. */
  constructor(clock: Clock, everyMs: number, writeBatch: () => boolean) {
    this.writeBatch = writeBatch;
    this.stop = clock.every(everyMs, () => void this.write());
  }

  /** Batches follow each other until nothing is left. */
  async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    try {
      while (this.writeBatch()) await turn();
    } finally {
      this.writing = false;
    }
  }
  /** The last write, at once. */
  close(): void {
    this.stop();
    while (this.writeBatch());
  }
}
