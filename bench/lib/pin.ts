// Processes on cores of their own, so that a figure is one of the process and not of its neighbours. Linux with taskset; elsewhere nothing happens.
import { allowedCores } from '../rivals/machine/cores.ts';
import { has, run } from '../rivals/machine/environment.ts';

export interface Cores {
  /** Of the workers. */
  readonly workers: string;
  /** Of everything else: control, load, exits, targets. */
  readonly rest: string;
}

/** Keeps this process, and what it starts from now on, off the core that workers shall have. Undefined: there is nothing to share out. */
export function shareOut(workers: number): Cores | undefined {
  const cores = allowedCores();
  const count = Math.min(workers, cores.length - 1);
  if (count < 1 || !has('taskset')) return undefined;
  const shared: Cores = { workers: cores.slice(-count).join(','), rest: cores.slice(0, -count).join(',') };
  pin(process.pid, shared.rest);
  return shared;
}
/** All threads of a process. */
export function pin(pid: number, cores: string): void {
  run('taskset', ['-apc', cores, String(pid)]);
}
