// A moving average that forgets with time, not with the number of samples: each sample counts by its age, whenever it came.
// Reading never changes it. A clock that goes back counts as standing still.

/** Average of samples whose say halves every `halfLifeMs`. */
export class Ewma {
  private readonly halfLifeMs: number;
  private sum = 0;
  private mass = 0;
  private at = 0;

  /** `halfLifeMs` > 0. */
  constructor(halfLifeMs: number) {
    this.halfLifeMs = halfLifeMs;
  }

  add(sample: number, now: number): void {
    const kept = this.keptAt(now);
    this.sum = this.sum * kept + sample;
    this.mass = this.mass * kept + 1;
    if (now > this.at) this.at = now;
  }

  /** The average; undefined before the first sample. It does not drift while nothing comes. */
  get value(): number | undefined {
    return this.mass === 0 ? undefined : this.sum / this.mass;
  }

  /** How many fresh samples the average is worth at `now`: 0 = nothing known. Sinks with time. */
  worth(now: number): number {
    return this.mass * this.keptAt(now);
  }

  /** Share of the past that still counts at `now`, 0 … 1. */
  private keptAt(now: number): number {
    return now > this.at ? 2 ** ((this.at - now) / this.halfLifeMs) : 1;
  }
}
