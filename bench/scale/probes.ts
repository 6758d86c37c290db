// Probes of many exits by the whole control half, exits simulated in another process: wall-clock time, and CPU of this one, which is control.
// node --import tsx --conditions=gyre-source bench/scale/probes.ts [exits] [ports] [target] [delay ms]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../server/src/base/clock.ts';
import { silentLog } from '../../server/src/base/log.ts';
import { startControl } from '../../server/src/control/control.ts';
import { contextOf } from '../../server/testkit/stored-house.ts';

const [exits, ports] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 250)];
const target = process.argv[4] ?? 'target.example:443';
const delayMs = Number(process.argv[5] ?? 50);
const admin = contextOf('admin');
const none = { params: undefined, query: undefined, ifVersion: undefined };
const asleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const simulation = join(dirname(fileURLToPath(import.meta.url)), '../lib/simulated-exits.ts');
const args = ['--import', 'tsx', '--conditions=gyre-source', simulation, String(ports), String(delayMs)];
const simulated = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: simulated.stdout });
const listening = await new Promise<number[]>((resolve) => {
  lines.once('line', (line) => resolve(JSON.parse(line) as number[]));
});

const dataDir = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const control = await startControl({
  config: {
    ...{ dataDir, proxy: { host: '127.0.0.1', port: 0 }, workers: 0, version: 'bench', secretKey: 'bench' },
    ...{ adminUsername: undefined, adminPassword: undefined, adminToken: undefined, allowPrivateTargets: false },
  },
  ...{ clock: systemClock, chance: Math.random, log: silentLog, restore: () => {} },
});
const { verbs } = control.services;
const probing = (enabled: boolean): unknown =>
  verbs['settings.update'](admin, { ...none, body: { probe: { enabled, target } } });

await probing(false);
const text = Array.from({ length: exits }, (_, i) => `http://user${i}:pw@127.0.0.1:${listening[i % ports]}`).join('\n');
await verbs['exits.import'](admin, {
  ...{ ...none, query: { dryRun: false, scheme: 'http', maxLines: 100 }, body: text },
});
await asleep(2000);

const { health, prober } = control.running;
const [startedAt, cpuAt] = [performance.now(), process.cpuUsage()];
let [lateMs, busyMs, most] = [0, 0, 0];
await probing(true);
while (health.counts().unproven > 0) {
  const [at, before] = [performance.now(), process.cpuUsage()];
  await asleep(20);
  const { user, system } = process.cpuUsage(before);
  lateMs = Math.max(lateMs, performance.now() - at - 20);
  busyMs = Math.max(busyMs, (user + system) / 1000);
  most = Math.max(most, prober.figures().running);
}
const wallMs = performance.now() - startedAt;
report('first round', wallMs, process.cpuUsage(cpuAt));
const steadyMs = 10_000;
const steadyAt = process.cpuUsage();
await asleep(steadyMs);
report('ten seconds of the next rounds', steadyMs, process.cpuUsage(steadyAt));
const { healthy, ejected } = health.counts();
console.log(`healthy ${healthy}, ejected ${ejected}; most at once ${most}`);
console.log(`longest stop of the loop ${lateMs.toFixed(0)} ms; most CPU between two looks ${busyMs.toFixed(0)} ms`);
console.log(`probes in the last minute ${prober.figures().lastMinute}`);

simulated.stdin.end();
await control.close();
rmSync(dataDir, { recursive: true });

function report(what: string, ms: number, { user, system }: NodeJS.CpuUsage): void {
  const cpuMs = (user + system) / 1000;
  const share = ((100 * cpuMs) / ms).toFixed(0);
  console.log(`${what}: ${(ms / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(1)} s of CPU, ${share} % of a core`);
}
