// Series: traffic in steps of equal length, the newest so many kept. Buckets are made once and used again.
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import type { FailureCode } from '@gyre/shared/vocabulary';
import { failures } from '../../core/model/failure.ts';
import { bucketCount, percentile } from '../../core/math/histogram.ts';
import type { TrafficReport } from '../../link/messages.ts';
import type { MinuteTraffic } from '../inventory-port.ts';

/** What one report, or one step of time, adds up to. */
export type Counted = Pick<
  TrafficReport,
  'ok' | 'refused' | 'failed' | 'attempts' | 'upBytes' | 'downBytes' | 'latency' | 'failures'
>;

export class Sums {
  ok = 0;
  refused = 0;
  failed = 0;
  attempts = 0;
  upBytes = 0;
  downBytes = 0;
  readonly latency = new Float64Array(bucketCount);
  readonly failures = new Map<FailureCode, number>();

  add(it: Counted): void {
    this.addFigures(it);
    const { latency } = it;
    for (let i = 0; i + 1 < latency.length; i += 2) this.latency[latency[i]!]! += latency[i + 1]!;
    for (const [code, count] of Object.entries(it.failures) as [FailureCode, number][])
      this.failures.set(code, (this.failures.get(code) ?? 0) + count);
  }
  merge(it: Sums): void {
    this.addFigures(it);
    for (let b = 0; b < bucketCount; b++) this.latency[b]! += it.latency[b]!;
    for (const [code, count] of it.failures) this.failures.set(code, (this.failures.get(code) ?? 0) + count);
  }
  clear(): void {
    this.ok = this.refused = this.failed = this.attempts = this.upBytes = this.downBytes = 0;
    this.latency.fill(0);
    this.failures.clear();
  }

  /** Requests as clients saw them. */
  get requests(): number {
    return this.ok + this.refused + this.failed;
  }
  percentileMs(percent: number): number | null {
    const ms = percentile(this.latency, percent);
    return ms === undefined ? null : Math.round(ms * 10) / 10;
  }
  point(startedAt: number): TrafficPoint {
    const { ok, refused, failed, attempts, upBytes, downBytes } = this;
    const [p50Ms, p95Ms, p99Ms] = [this.percentileMs(50), this.percentileMs(95), this.percentileMs(99)];
    return { startedAt, ok, refused, failed, attempts, upBytes, downBytes, p50Ms, p95Ms, p99Ms };
  }

  private addFigures(it: Omit<Counted, 'latency' | 'failures'>): void {
    this.ok += it.ok;
    this.refused += it.refused;
    this.failed += it.failed;
    this.attempts += it.attempts;
    this.upBytes += it.upBytes;
    this.downBytes += it.downBytes;
  }
}

interface Bucket {
  /** Number of the step since the epoch; −1 before its first use. */
  step: number;
  readonly sums: Sums;
}
const empty = new Sums();

export class Series {
  readonly stepMs: number;
  private readonly buckets: Bucket[];

  constructor(stepMs: number, steps: number) {
    this.stepMs = stepMs;
    this.buckets = Array.from({ length: steps + 1 }, () => ({ step: -1, sums: new Sums() }));
  }

  /** Where what happens at `now` is added. */
  at(now: number): Sums {
    const step = this.stepAt(now);
    const bucket = this.buckets[step % this.buckets.length]!;
    if (bucket.step !== step) {
      bucket.sums.clear();
      bucket.step = step;
    }
    return bucket.sums;
  }

  /** `count` steps, oldest first; the last one is that of `now`, still growing, unless `complete`. */
  points(now: number, count: number, complete: boolean): TrafficPoint[] {
    const end = this.stepAt(now) - (complete ? 1 : 0);
    return Array.from({ length: count }, (_, i) => {
      const step = end - count + 1 + i;
      return this.of(step).point(step * this.stepMs);
    });
  }

  /** Of what failed in the `count` steps up to now, how much an exit and how much the target is to blame for. */
  blame(now: number, count: number): { startedAt: number; exit: number; target: number }[] {
    const end = this.stepAt(now);
    const found: { startedAt: number; exit: number; target: number }[] = [];
    for (let step = end - count + 1; step <= end; step++) {
      const by = { startedAt: step * this.stepMs, exit: 0, target: 0 };
      for (const [code, n] of this.of(step).failures) {
        const { origin } = failures[code];
        if (origin === 'exit' || origin === 'target') by[origin] += n;
      }
      if (by.exit + by.target > 0) found.push(by);
    }
    return found;
  }
  /** Everything in the `count` complete steps before `now`. */
  sum(now: number, count: number): Sums {
    const total = new Sums();
    const end = this.stepAt(now);
    for (let step = end - count; step < end; step++) if (this.of(step) !== empty) total.merge(this.of(step));
    return total;
  }

  /** For storage: the step that holds `now`; undefined when nothing happened in it. */
  stored(now: number): MinuteTraffic | undefined {
    const step = this.stepAt(now);
    const sums = this.of(step);
    if (sums.requests === 0 && sums.attempts === 0 && sums.upBytes + sums.downBytes === 0) return undefined;
    const latency: number[] = [];
    sums.latency.forEach((count, b) => count > 0 && latency.push(b, count));
    return { ...sums.point(step * this.stepMs), latency };
  }
  /** Puts back what storage remembers. */
  restore(minutes: readonly MinuteTraffic[]): void {
    for (const it of minutes) this.at(it.startedAt).add({ ...it, failures: {} });
  }

  private stepAt(now: number): number {
    return Math.floor(now / this.stepMs);
  }
  private of(step: number): Sums {
    const bucket = this.buckets[((step % this.buckets.length) + this.buckets.length) % this.buckets.length]!;
    return bucket.step === step ? bucket.sums : empty;
  }
}
