// Processes as /proc shows them: who is whose child, what a tree has used of CPU and memory.
import { readdirSync, readFileSync } from 'node:fs';
import { run } from './environment.ts';

export interface ProcessInfo {
  readonly parent: number;
  /** User and system time, in ticks of the kernel; with children that were reaped, so that sums over a tree stay complete. */
  readonly ticks: number;
}
export type Ticks = ReadonlyMap<number, number>;

const ticksPerSecond = Number(run('getconf', ['CLK_TCK']));

export function processes(): Map<number, ProcessInfo> {
  const all = new Map<number, ProcessInfo>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    if (stat === undefined) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, it) => sum + Number(it), 0);
    all.set(Number(name), { parent: Number(fields[1]), ticks });
  }
  return all;
}

/** `root` and everything below it. */
export function tree(root: number, all: ReadonlyMap<number, ProcessInfo> = processes()): number[] {
  if (!all.has(root)) return [];
  const children = [...all].filter(([, it]) => it.parent === root).map(([pid]) => pid);
  return [root, ...children.flatMap((pid) => tree(pid, all))];
}

export function ticksOf(root: number): Ticks {
  const all = processes();
  return new Map(tree(root, all).map((pid) => [pid, all.get(pid)!.ticks]));
}

/** CPU between two readings, µs: of all, and of those in `serving`. */
export function cpuBetween(before: Ticks, after: Ticks, serving: ReadonlySet<number>) {
  let [total, served] = [0, 0];
  for (const [pid, ticks] of after) {
    const used = ticks - (before.get(pid) ?? 0);
    total += used;
    if (serving.has(pid)) served += used;
  }
  const microseconds = 1e6 / ticksPerSecond;
  return { total: total * microseconds, served: served * microseconds };
}

/** Resident memory of the tree, KB. */
export function residentKb(root: number): number {
  const kb = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0);
  return tree(root).reduce((sum, pid) => sum + kb(pid), 0);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
