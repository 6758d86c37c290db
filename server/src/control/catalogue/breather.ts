// Gives way in a long walk: whoever walks asks now and then, and others have their turn when enough time went by.
import { turn } from '../../base/turn.ts';

/** Others wait this long at most, ms. */
const longestMs = 4;
/** Steps between two looks at the clock; a power of two. */
export const looksEvery = 2048;

export class Breather {
  private at = performance.now();

  /** Whether it is time for others. */
  get due(): boolean {
    return performance.now() - this.at > longestMs;
  }
  async give(): Promise<void> {
    await turn();
    this.at = performance.now();
  }
  async mayGive(): Promise<void> {
    if (this.due) await this.give();
  }
}
