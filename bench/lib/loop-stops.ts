// What loop-stops.mjs wrote down, read by the benchmark that loaded it.
import { readFileSync } from 'node:fs';

/**
 * Of each role since `sinceAt` (epoch ms): the longest stop by the clock, and the longest by its own work, which is no more than the CPU the
 * process used meanwhile: on a shared machine the first is mostly waiting for a core.
 */
export function stopsSince(file: string, sinceAt: number): string {
  const worst = new Map<string, readonly [ms: number, ownMs: number]>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [role = '', , at, ms, cpuMs] = line.split(' ');
    const [byClock, own] = worst.get(role) ?? [0, 0];
    if (Number(at) >= sinceAt)
      worst.set(role, [Math.max(byClock, Number(ms)), Math.max(own, Math.min(Number(ms), Number(cpuMs)))]);
  }
  const shown = ['control', 'worker'].map((role) => {
    const [ms, ownMs] = worst.get(role) ?? [0, 0];
    return ms === 0 ? `${role} < 3` : `${role} ${ms.toFixed(1)} (own work ${ownMs.toFixed(1)})`;
  });
  return shown.join(', ');
}

/** The looks of one process at its loop's clock, ms. */
export interface Delays {
  readonly role: string;
  readonly pid: number;
  readonly looks: number;
  /** How late they were. */
  readonly late: Spread;
  /** The same, as far as it was the process's own work. */
  readonly own: Spread;
}
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly most: number;
}

/** Of each process between two moments (epoch ms); it ran with BENCH_LOOP_ALL. */
export function delaysBetween(file: string, from: number, to: number): Delays[] {
  const of = new Map<string, { late: number[]; own: number[] }>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [role = '', pid, at, ms, cpuMs] = line.split(' ');
    if (Number(at) < from || Number(at) > to) continue;
    const key = `${role} ${pid}`;
    let looks = of.get(key);
    if (looks === undefined) of.set(key, (looks = { late: [], own: [] }));
    looks.late.push(Number(ms));
    looks.own.push(Math.min(Number(ms), Number(cpuMs)));
  }
  return [...of].map(([key, { late, own }]) => {
    const [role = '', pid] = key.split(' ');
    return { role, pid: Number(pid), looks: late.length, late: spreadOf(late), own: spreadOf(own) };
  });
}
function spreadOf(values: number[]): Spread {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999), most: at(1) };
}
