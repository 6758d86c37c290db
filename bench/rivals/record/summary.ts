// Rounds into one: medians, the spread of CPU, and what went wrong in all of them.
import type { Entry } from './record.ts';

export interface Summary {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
  readonly cpuServing: number;
  readonly cpuPerMB: number;
  readonly MBps: number;
  readonly cores: number;
  readonly cpuLeast: number;
  readonly cpuMost: number;
  /** Errors, given up and stuck. */
  readonly failed: number;
  readonly done: number;
}

/** NaN when there is none. */
export function median(values: readonly (number | undefined)[]): number {
  const sorted = values.filter((it) => it !== undefined && Number.isFinite(it)).sort((a, b) => a! - b!) as number[];
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function summaryOf(entries: readonly Entry[]): Summary {
  const of = (key: 'rps' | 'p50' | 'p99' | 'cpu' | 'cpuServing' | 'cpuPerMB' | 'MBps' | 'cores') =>
    median(entries.map((it) => it[key]));
  const sum = (key: 'done' | 'errs' | 'timeouts' | 'stuck') => entries.reduce((all, it) => all + (it[key] ?? 0), 0);
  const spread = entries.flatMap((it) => it.cpu ?? []);
  return {
    ...{ rps: of('rps'), p50: of('p50'), p99: of('p99'), cpu: of('cpu'), cpuServing: of('cpuServing') },
    ...{ cpuPerMB: of('cpuPerMB'), MBps: of('MBps'), cores: of('cores') },
    ...{ cpuLeast: Math.min(...spread), cpuMost: Math.max(...spread) },
    ...{ failed: sum('errs') + sum('timeouts') + sum('stuck'), done: sum('done') },
  };
}

export function failuresOf({ failed, done }: Summary): string {
  return failed === 0 ? '0' : `${failed} (${((100 * failed) / (done + failed)).toFixed(1)} %)`;
}
