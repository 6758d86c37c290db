// Starts a program pinned to its cores with many descriptors, and ends it with everything it started, by id.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { environment } from './environment.ts';
import { tree } from './process-tree.ts';

/** Enough for 8192 tunnels, which are two connections each. */
export const mostFiles = 20_000;
const raise = `ulimit -n ${mostFiles} 2>/dev/null || ulimit -n "$(ulimit -Hn)"; exec "$@"`;

export interface LaunchOptions {
  readonly cpus: string | undefined;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** File that gets what it prints; without one it can be read from `output`. */
  readonly log?: string;
}
export interface Launched {
  readonly pid: number;
  readonly output: Readable | null;
  readonly ended: Promise<void>;
  gone(): boolean;
  stop(): Promise<void>;
}

const running = new Set<Launched>();

export async function stopEverything(): Promise<void> {
  for (const it of [...running]) await it.stop();
}

export function launch(command: string, args: readonly string[], options: LaunchOptions): Launched {
  const pin = options.cpus === undefined ? [] : ['taskset', '-c', options.cpus];
  const log = options.log === undefined ? undefined : openSync(options.log, 'w');
  const child = spawn('sh', ['-c', raise, 'sh', ...pin, command, ...args], {
    stdio: log === undefined ? ['ignore', 'pipe', 'inherit'] : ['ignore', log, log],
    cwd: options.cwd,
    env: environment(options.env),
    detached: true,
  });
  if (log !== undefined) closeSync(log);
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      gone = true;
      running.delete(launched);
      resolve();
    };
    child.once('close', end).once('error', end);
  });
  const launched: Launched = {
    ...{ pid: child.pid ?? 0, output: child.stdout, ended },
    gone: () => gone,
    stop: () => stop(child, ended, () => gone),
  };
  running.add(launched);
  return launched;
}

/** TERM to the root; KILL, by id, to whatever of its tree is still there some seconds later. */
async function stop({ pid }: ChildProcess, ended: Promise<void>, gone: () => boolean): Promise<void> {
  if (pid === undefined) return;
  const ids = tree(pid);
  const left = (): number[] => ids.filter((id) => existsSync(`/proc/${id}`));
  if (!gone()) {
    signal(pid, 'SIGTERM');
    await Promise.race([ended, wait(4000)]);
  }
  for (let i = 0; i < 10 && left().length > 0; i++) await wait(50);
  for (const id of left()) signal(id, 'SIGKILL');
  if (!gone()) await Promise.race([ended, wait(2000)]);
}
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}
