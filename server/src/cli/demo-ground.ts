// What the demo stands on: a throw-away data directory, an admin made up for this run, and the process of the practice exits.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { roleEnvironment } from '../config/env.ts';
import type { Program } from './program.ts';

export interface DemoNews {
  readonly type: 'practice';
  /** Practice exits as JSON. */
  readonly text: string;
}
export interface DemoGround {
  readonly config: Config;
  /** What control must be told besides. */
  readonly practice: string;
  close(): void;
}

/** The same configuration with data that is thrown away and an admin whose password is printed. */
export function demoConfig(config: Config): Config {
  return {
    ...config,
    dataDir: mkdtempSync(join(tmpdir(), 'gyre-demo-')),
    adminUsername: config.adminUsername ?? 'demo',
    adminPassword: config.adminPassword ?? `practice-${randomBytes(4).toString('hex')}`,
  };
}

/** Starts the practice exits in a process of their own. */
export async function openDemo(config: Config, { entry, args }: Program): Promise<DemoGround> {
  const role = { role: 'demo', worker: 0, link: '', practice: '' } as const;
  const child = fork(entry, args, { env: roleEnvironment(role) });
  const practice = await new Promise<string>((resolve, reject) => {
    child.once('message', (news: DemoNews) => resolve(news.text));
    child.once('exit', (code) => reject(new Error(`the practice exits ended (${code ?? 'killed'})`)));
  });
  return { config, practice, close: () => void child.kill('SIGKILL') };
}

export function throwAway(config: Config): void {
  rmSync(config.dataDir, { recursive: true, force: true });
}
