// Measures a small function honestly: rounds of many calls after a warm-up, the median of the rounds and their spread, in nanoseconds a call.

export interface Measured {
  readonly name: string;
  readonly medianNs: number;
  readonly minNs: number;
  readonly maxNs: number;
}

/** `calls` per round; eleven rounds. `run` is handed the number of the call. */
export function measure(name: string, calls: number, run: (i: number) => void): Measured {
  for (let i = 0; i < calls; i++) run(i);
  const rounds: number[] = [];
  for (let round = 0; round < 11; round++) {
    const startedAt = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) run(i);
    rounds.push(Number(process.hrtime.bigint() - startedAt) / calls);
  }
  rounds.sort((a, b) => a - b);
  return { name, medianNs: rounds[5]!, minNs: rounds[0]!, maxNs: rounds[10]! };
}

export function print(all: readonly Measured[]): void {
  const width = Math.max(...all.map((it) => it.name.length));
  for (const { name, medianNs, minNs, maxNs } of all)
    console.log(
      `${name.padEnd(width)}  ${medianNs.toFixed(0).padStart(6)} ns  (${minNs.toFixed(0)}–${maxNs.toFixed(0)})`,
    );
}
