// Gyre as its users have it: real processes on free ports with throw-away data. What is started here is stopped here, by its id.
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../server/dist/', import.meta.url));
export const adminToken = 'token-of-the-end-to-end-tests';

export interface Gyre {
  readonly proxyPort: number;
  readonly adminUrl: string;
  readonly dataDir: string;
  /** What the processes printed so far. */
  output(): string;
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The answer's JSON; throws with the answer's text when it is not 2xx. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  workerPids(): Promise<number[]>;
  controlPid(): Promise<number>;
  stop(): Promise<number | null>;
}

export interface GyreOptions {
  readonly workers?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: boolean;
  /** Where the dashboard listens, if not on loopback only: an address of every network. */
  readonly admin?: string;
  /** An earlier installation's directory; it is kept. */
  readonly dataDir?: string;
  /** Another build of the program. */
  readonly main?: string;
  /** Most open descriptors of each process. */
  readonly descriptors?: number;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Polls until `what` gives a value; the only waiting there is. */
export async function until<T>(
  what: () => Promise<T | undefined> | T | undefined,
  why: string,
  ms = 30_000,
): Promise<T> {
  const deadlineAt = Date.now() + ms;
  for (;;) {
    const value = await what();
    if (value !== undefined) return value;
    if (Date.now() > deadlineAt) throw new Error(`gave up after ${ms} ms waiting until ${why}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** @throws Error when the server was compiled and not put together since: what was changed would not be tested. */
function ownMain(): string {
  const main = join(dist, 'bundle', 'main.js');
  const [built, compiled] = [main, join(dist, '.tsbuildinfo')].map(
    (it) => statSync(it, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  if (built! < compiled! || built === 0) throw new Error(`${main} is older than the server: npm run build:server`);
  return main;
}

/** Runs the program to its end: for what must not start. */
export async function runToEnd(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [ownMain(), ...args], { env: { ...cleanEnv(), ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** What runs. A test that fails does not come to its end: nothing is left behind then either. The others end with the supervisor. */
const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

export async function startGyre(options: GyreOptions = {}): Promise<Gyre> {
  const [proxyPort, freeAdmin] = [await freePort(), await freePort()];
  const admin = options.admin ?? `127.0.0.1:${freeAdmin}`;
  const adminPort = admin.slice(admin.lastIndexOf(':') + 1);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'gyre-e2e-')));
  const args = ['--data-dir', dataDir, '--proxy', `127.0.0.1:${proxyPort}`, '--admin', admin];
  args.push('--workers', String(options.workers ?? 2), ...(options.args ?? []));
  const env = { ...cleanEnv(), GYRE_ALLOW_PRIVATE_TARGETS: 'true', ...options.env };
  const child = spawn(...commandOf(options, args), {
    env: options.token === false ? env : { ...env, GYRE_ADMIN_TOKEN: adminToken },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  children.add(child);
  child.once('exit', () => children.delete(child));
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const gyre = handle({
    child,
    proxyPort,
    adminUrl,
    dataDir,
    keep: options.dataDir !== undefined,
    output: () => output,
  });
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`Gyre ended with ${child.exitCode}:\n${output}`);
      const ready = await fetch(`${adminUrl}/readyz`).catch(() => undefined);
      return ready?.ok === true || undefined;
    },
    `Gyre is ready:\n${output}`,
    60_000,
  );
  return gyre;
}

function commandOf({ descriptors, main = ownMain() }: GyreOptions, args: readonly string[]): [string, string[]] {
  const command = [main, ...args];
  if (descriptors === undefined) return [process.execPath, command];
  return ['sh', ['-c', `ulimit -n ${descriptors}; exec "$0" "$@"`, process.execPath, ...command]];
}

interface Started {
  readonly child: ChildProcess;
  readonly proxyPort: number;
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly keep: boolean;
  readonly output: () => string;
}

function handle({ child, proxyPort, adminUrl, dataDir, keep, output }: Started): Gyre {
  const api: Gyre['api'] = (method, path, body, headers) =>
    fetch(`${adminUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await api(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as T;
  };
  const workerPids = async (): Promise<number[]> =>
    (await ask<{ workers: { pid: number; connected: boolean }[] }>('GET', '/revisions/current')).workers
      .filter((worker) => worker.connected)
      .map((worker) => worker.pid);
  return {
    ...{ proxyPort, adminUrl, dataDir, output, api, ask, workerPids },
    controlPid: async () => {
      const workers = await workerPids();
      const children = await childrenOf(child.pid!);
      return children.find((pid) => !workers.includes(pid))!;
    },
    stop: async () => {
      const ended = new Promise<void>((resolve) =>
        child.exitCode === null ? child.once('exit', () => resolve()) : resolve(),
      );
      child.kill('SIGTERM');
      const cut = setTimeout(() => child.kill('SIGTERM'), 3000);
      await ended;
      clearTimeout(cut);
      if (!keep) await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(/\s+/).map(Number);
}

/** The environment without anything that would configure Gyre. */
function cleanEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GYRE_')));
}
