// Gyre itself with everything on: real processes, exits imported through the API, a proxy user whose credentials every request carries
// (--gyre-auth none: without). This tree's build, or that of another with --gyre-main FILE; --gyre-workers N.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { firstLine } from '../machine/environment.ts';
import { type Launched, launch } from '../machine/launch.ts';
import { freePorts, portOpen } from '../machine/ports.ts';
import type { PeerSources } from '../options.ts';
import { everyMode, type Peer, type PeerGround, type StartedPeer } from './peer.ts';

const ownMain = fileURLToPath(new URL('../../../server/dist/bundle/main.js', import.meta.url));
const mainOf = ({ gyreMain }: PeerSources): string => gyreMain ?? ownMain;

export const gyre: Peer = {
  note: 'Gyre, everything on (auth, selection, health, counting, log)',
  modes: everyMode,
  missing: (sources) => (existsSync(mainOf(sources)) ? undefined : `${mainOf(sources)} is not built`),
  version: (sources) => firstLine('git', '-C', dirname(mainOf(sources)), 'describe', '--always', '--dirty'),
  start: async (ground) => {
    const [port, adminPort] = [await freePorts(), await freePorts()];
    const token = randomBytes(24).toString('hex');
    const program = launchGyre(ground, [port, adminPort], token);
    try {
      const api = new Admin(`http://127.0.0.1:${adminPort}`, token);
      await ready(api, program, `${ground.workDir}/log`);
      const exits = ground.exits.map((it) => `http://duel:secret@${it.host}:${it.port}`).join('\n');
      await api.post('/api/v1/exits/import', exits, 'text/plain');
      const credentials = await userOf(api, ground.sources.gyreAuth);
      await portOpen(port, () => !program.gone());
      return { port, pid: program.pid, credentials, stop: () => program.stop() } satisfies StartedPeer;
    } catch (error) {
      await program.stop();
      throw error;
    }
  },
};

function launchGyre(
  { workDir, cpus, sources }: PeerGround,
  [port, adminPort]: [number, number],
  token: string,
): Launched {
  const addresses = ['--proxy', `127.0.0.1:${port}`, '--admin', `127.0.0.1:${adminPort}`];
  const args = [mainOf(sources), '--data-dir', `${workDir}/data`, ...addresses, '--workers', `${sources.gyreWorkers}`];
  const env = { GYRE_ADMIN_TOKEN: token, GYRE_ALLOW_PRIVATE_TARGETS: '1', GYRE_LOG: process.env['GYRE_LOG'] ?? 'warn' };
  return launch(process.execPath, args, { cpus, cwd: workDir, log: `${workDir}/log`, env });
}

class Admin {
  private readonly base: string;
  private readonly token: string;

  constructor(base: string, token: string) {
    this.base = base;
    this.token = token;
  }
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.base}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  }
  /** @throws Error with the answer when it is not 2xx. */
  async post(path: string, body: string, type = 'application/json'): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': type };
    const answer = await fetch(`${this.base}${path}`, { method: 'POST', body, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  }
}

async function ready(api: Admin, program: Launched, log: string): Promise<void> {
  const deadlineAt = Date.now() + 60_000;
  while (!(await api.isReady())) {
    if (program.gone()) throw new Error(`ended during start: ${readFileSync(log, 'utf8').slice(-600)}`);
    if (Date.now() > deadlineAt) throw new Error('not ready after a minute');
    await wait(100);
  }
}

async function userOf(api: Admin, wanted: string): Promise<string | undefined> {
  if (wanted === 'none') return undefined;
  const [name = '', ...rest] = wanted.split(':');
  await api.post('/api/v1/proxy-users', JSON.stringify({ name, password: rest.join(':') }));
  return wanted;
}
