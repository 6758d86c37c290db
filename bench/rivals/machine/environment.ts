// The environment in which peers run: without proxy settings, with the sbin folders where Debian puts daemons; and running something to its end.
import { execFileSync, spawnSync } from 'node:child_process';

export function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const entries = Object.entries({ ...process.env, ...extra });
  const env = Object.fromEntries(entries.filter(([key]) => !/^(https?|all|no|ftp)_proxy$/i.test(key)));
  return { ...env, PATH: `${env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` };
}

export function has(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command], { env: environment() }).status === 0;
}

/** The first line a command prints, such as its version. */
export function firstLine(command: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { env: environment(), encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n')[0]!.trim();
}

/** Runs a command to its end and returns what it printed. @throws Error when it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[];
  return execFileSync(command, args, { cwd, env: environment(), stdio, encoding: 'utf8', maxBuffer: 1 << 26 });
}
