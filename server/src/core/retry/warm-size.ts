// How many idle connections to an exit are worth having: as many as are asked for while one is opened (Little's law: rate × time), and some more,
// because requests do not come evenly. Pure; outbound/warm.ts keeps them.
//
// Source: Little, "A Proof for the Queuing Formula L = λW" (Operations Research 9(3), 1961). Arrivals taken as Poisson: 1.65 standard deviations
// above the mean are enough 19 times in 20.

/** A connection that opens faster is not worth waiting ahead for, ms: on the same machine or in the same building. */
export const leastOpenMs = 5;
/** How long one may be idle, ms. Many exits and the boxes between close what is idle for 15 to 60 s without a word. */
export const warmIdleMs = 10_000;
/** Dials a second below which one would mostly go to waste: at this rate it is used in half its time on average. */
export const leastPerSecond = 2000 / warmIdleMs;
const deviations = 1.65;

/** `perSecond` is the recent rate of dials to the exit, `openMs` how long a connection takes to open (NaN = unknown), `most` the pool's limit. */
export function warmSize(perSecond: number, openMs: number, most: number): number {
  if (!(openMs >= leastOpenMs) || perSecond < leastPerSecond) return 0;
  const meanwhile = (perSecond * openMs) / 1000;
  return Math.min(most, Math.ceil(meanwhile + deviations * Math.sqrt(meanwhile)));
}

/** Dials a second, forgotten exponentially: two numbers, no memory of single dials. `now` is monotonic ms. */
export class Rate {
  private perMs = 0;
  private at = 0;
  private readonly fadeMs: number;

  /** After `fadeMs` of silence 1/e of it is left. */
  constructor(fadeMs = 5000) {
    this.fadeMs = fadeMs;
  }
  add(now: number): void {
    this.perMs = this.faded(now) + 1 / this.fadeMs;
    this.at = now;
  }
  perSecond(now: number): number {
    return this.faded(now) * 1000;
  }
  private faded(now: number): number {
    return this.perMs * Math.exp((this.at - now) / this.fadeMs);
  }
}
