// Measures call by call, for what is quick in the middle and slow at the edge: median and 99th percentile of single calls. Reading the clock
// twice is measured the same way, and its median taken off.

export interface MeasuredCalls {
  readonly name: string;
  readonly medianNs: number;
  readonly p99Ns: number;
}

const warmUp = 20_000;

export function measureCalls(name: string, calls: number, run: (i: number) => void): MeasuredCalls {
  for (let i = 0; i < warmUp; i++) run(i);
  const took = timed(calls, run);
  const clock = at(timed(calls, nothing), 0.5);
  return { name, medianNs: Math.max(0, at(took, 0.5) - clock), p99Ns: Math.max(0, at(took, 0.99) - clock) };
}

export function printCalls(all: readonly MeasuredCalls[]): void {
  const width = Math.max(...all.map((it) => it.name.length));
  for (const { name, medianNs, p99Ns } of all)
    console.log(
      `${name.padEnd(width)}  ${medianNs.toFixed(0).padStart(6)} ns   p99 ${p99Ns.toFixed(0).padStart(6)} ns`,
    );
}

function nothing(): void {
  // Only the clock.
}
function timed(calls: number, run: (i: number) => void): Float64Array {
  const took = new Float64Array(calls);
  for (let i = 0; i < calls; i++) {
    const startedAt = performance.now();
    run(i);
    took[i] = (performance.now() - startedAt) * 1e6;
  }
  return took.sort();
}
function at(sorted: Float64Array, share: number): number {
  return sorted[Math.floor(sorted.length * share)]!;
}
