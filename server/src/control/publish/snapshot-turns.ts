// Turns at whole snapshots. Workers that take theirs at the same time share the cores, and all are late; one after the other, the first serves clients
// while the next one is told. So many at a time as there are cores beside control's own.
import type { Clock } from '../../base/clock.ts';

/** A worker that takes nothing keeps others waiting so long, ms. */
export const longestWaitMs = 1_000;

interface Waiting {
  readonly go: () => void;
  readonly cancel: () => void;
}

export class SnapshotTurns {
  private readonly places: number;
  private readonly clock: Clock;
  private taken = 0;
  private waiting: Waiting[] = [];

  constructor(places: number, clock: Clock) {
    this.places = Math.max(1, places);
    this.clock = clock;
  }

  /** Resolves when it is one's turn. Call `end` once for each. */
  begin(): Promise<void> {
    if (this.taken < this.places) {
      this.taken++;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const go = (): void => {
        this.waiting = this.waiting.filter((it) => it !== one);
        this.taken++;
        resolve();
      };
      const one: Waiting = { go, cancel: this.clock.after(longestWaitMs, go) };
      this.waiting.push(one);
    });
  }
  end(): void {
    this.taken--;
    const [first] = this.waiting;
    if (first === undefined || this.taken >= this.places) return;
    first.cancel();
    first.go();
  }
}
