// How late the event loop of each worker is while it works as hard as it can, alone and while the world changes around it: rules, an import, pools,
// health. Workers have cores of their own where there are enough; load (C), exits (C), control and this share the rest.
// npm run build:server && npx tsx bench/scale/pauses.ts [--exits 100000] [--workers 1] [--seconds 10] [--phases load,rules,import,pools,health] [--main main.js] [--out file.json] [--profiles folder]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startGyre } from '../../e2e/harness/processes.ts';
import { delaysBetween, type Delays, type Spread } from '../lib/loop-stops.ts';
import { pin, shareOut } from '../lib/pin.ts';
import { type Carried, type LoadKind, steadyLoad } from '../lib/steady-load.ts';
import { stopEverything } from '../rivals/machine/launch.ts';
import { freePorts } from '../rivals/machine/ports.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const text = { type: 'string' } as const;
const options = { exits: text, workers: text, seconds: text, phases: text, main: text, out: text, profiles: text };
const { values } = parseArgs({ options });
const [exits, workers] = [Number(values.exits ?? 100_000), Number(values.workers ?? 1)];
/** Least length of a phase; it goes on until what it does is done. */
const phaseMs = Number(values.seconds ?? 10) * 1000;
const phases = (values.phases ?? 'load,rules,import,pools,health').split(',');
const loads: readonly LoadKind[] = [
  { mode: 'keep', clients: 32 },
  { mode: 'tunnel', clients: 32 },
];
/** Exits the load goes through, on so many ports. */
const [liveExits, ports] = [5_000, 16];
/** A configuration document holds no more rules than this; they are two. */
const rulesOfDocument = 5_000;
/** Between two changes of the same kind, and two questions whether one is in force, ms. */
const [restMs, askAgainMs] = [300, 20];

const asleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const cores = shareOut(workers);
const tools = buildTools();
const folder = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const looks = join(folder, 'looks');
writeFileSync(looks, '');
const imports = ['loop-stops.mjs', 'cpu-profile.mjs'].map(
  (it) => `--import ${fileURLToPath(new URL(`../lib/${it}`, import.meta.url))}`,
);
const env = {
  ...{ NODE_OPTIONS: imports.join(' '), BENCH_LOOP_STOPS: looks, BENCH_LOOP_ALL: '1' },
  ...(values.profiles === undefined ? {} : { BENCH_PROFILES: values.profiles }),
};
const live = await startExits(tools.exitsim, ports, [], undefined);
const deadPort = await freePorts();
const gyre = await startGyre({ workers, env, descriptors: 20_000, ...(values.main ? { main: values.main } : {}) });
const pids = await gyre.workerPids();
if (cores !== undefined) for (const pid of pids) pin(pid, cores.workers);

interface Written {
  readonly revision: number;
}
async function inForce({ revision }: Written): Promise<void> {
  for (;;) {
    const state = await gyre.ask<{ workers: { revision: number }[] }>('GET', '/revisions/current');
    if (state.workers.length === workers && state.workers.every((it) => it.revision >= revision)) return;
    await asleep(askAgainMs);
  }
}
const write = async (method: string, path: string, body: unknown): Promise<void> =>
  inForce(await gyre.ask<Written>(method, path, body));
/** Half of them answer, half refuse. */
const lines = (from: number, count: number, dead: boolean): string =>
  Array.from({ length: count }, (_, i) => {
    const port = dead && i % 2 === 1 ? deadPort : live.list[i % ports]!.port;
    return `http://user${from + i}:secret@127.0.0.1:${port}`;
  }).join('\n');

async function setUp(): Promise<void> {
  await write('PATCH', '/settings', { probe: { enabled: false } });
  await write('POST', '/exits/import?tags=live', lines(0, liveExits, false));
  await write('POST', '/pools', { name: 'live', query: 'tag:live' });
  await write('POST', '/proxy-users', { name: 'duel', password: 'duel-Pass-1', pools: ['live'] });
}

const again = async (until: number, change: (turn: number) => Promise<void>): Promise<void> => {
  for (let turn = 0; Date.now() < until; turn++) {
    await change(turn);
    await asleep(restMs);
  }
};
let ruleId = '';
let poolId = '';
/** What goes on beside the load; returns what there is to say about it. */
const doings: Record<string, (until: number) => Promise<string>> = {
  load: async (until) => {
    await asleep(until - Date.now());
    return '';
  },
  rules: async (until) => {
    let changes = 0;
    await again(until, async (turn) => {
      await write('PATCH', `/rules/${ruleId}`, { name: `rule ${turn}` });
      changes++;
    });
    return `${changes} changes of ${2 * rulesOfDocument} rules`;
  },
  import: async (until) => {
    const at = performance.now();
    await write('POST', '/exits/import', lines(liveExits, exits, true));
    const tookMs = performance.now() - at;
    await asleep(until - Date.now());
    return `in force after ${Math.round(tookMs)} ms`;
  },
  pools: async (until) => {
    const queries = ['scheme:http', 'scheme:socks5', 'username:1', 'scheme:http', ''];
    let changes = 0;
    await again(until, async (turn) => {
      await write('PATCH', `/pools/${poolId}`, { query: queries[turn % queries.length] });
      changes++;
    });
    return `${changes} changes of a pool of ${exits}`;
  },
  health: async (until) => {
    const unproven = async (): Promise<number> =>
      (await gyre.ask<{ states: Record<string, number> }>('GET', '/exits-summary')).states['unproven'] ?? 0;
    const [at, before] = [performance.now(), await unproven()];
    await write('PATCH', '/settings', { probe: { enabled: true, target: '' } });
    await asleep(until - Date.now());
    const changed = before - (await unproven());
    await write('PATCH', '/settings', { probe: { enabled: false } });
    return `${Math.round((changed * 1000) / (performance.now() - at))} first states of exits a second`;
  },
};
/** Before its phase, and not part of it. */
const before: Record<string, () => Promise<void>> = {
  rules: async () => {
    for (const half of [0, 1]) {
      const named = Array.from({ length: rulesOfDocument }, (_, i) => `r-${half}-${i}`);
      const rules = named.map((name) => ({
        name,
        when: { targets: [`*.${name}.example`] },
        then: { criteria: { countries: ['GB'] } },
      }));
      await write('POST', '/config/apply', JSON.stringify({ version: 1, rules }));
    }
    ruleId = (await gyre.ask<{ items: { id: string }[] }>('GET', '/rules?limit=1')).items[0]!.id;
  },
  pools: async () => {
    const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name: 'many', query: null });
    poolId = data.id;
  },
};

interface Phase {
  readonly name: string;
  readonly note: string;
  readonly load: Readonly<Record<string, Carried>>;
  readonly delays: readonly Delays[];
}
async function run(name: string): Promise<Phase> {
  await before[name]?.();
  const ground = { loadgen: tools.loadgen, port: gyre.proxyPort, credentials: 'duel:duel-Pass-1' };
  const stops = loads.map((kind) => [kind.mode, steadyLoad(ground, kind)] as const);
  await asleep(1000);
  const signal = (): void => {
    if (values.profiles !== undefined) for (const pid of pids) process.kill(pid, 'SIGUSR2');
  };
  signal();
  const from = Date.now();
  const note = await doings[name]!(from + phaseMs);
  const to = Date.now();
  signal();
  const load: Record<string, Carried> = {};
  for (const [mode, stop] of stops) load[mode] = await stop();
  // What was written together comes late.
  await asleep(1000);
  return { name, note, load, delays: delaysBetween(looks, from, to).filter(({ role }) => role !== 'supervisor') };
}
const shown = ({ p50, p99, p999, most }: Spread): string =>
  [p50, p99, p999, most].map((it) => it.toFixed(1).padStart(6)).join(' ');

const done: Phase[] = [];
try {
  await setUp();
  console.log(
    `workers on ${cores?.workers ?? 'any core'}, the rest on ${cores?.rest ?? 'any'}; ms: p50 p99 p99.9 most`,
  );
  for (const name of phases) {
    const phase = await run(name);
    done.push(phase);
    const rates = Object.entries(phase.load).map(
      ([mode, it]) => `${mode} ${Math.round(it.requests / it.seconds)}/s, errors ${it.errors}`,
    );
    console.log(`${name}: ${rates.join('; ')}; ${phase.note}`);
    for (const { role, pid, looks: count, late, own } of phase.delays)
      console.log(`  ${role} ${pid}, ${count} looks: late ${shown(late)}   own work ${shown(own)}`);
  }
} finally {
  await gyre.stop();
  await stopEverything();
  rmSync(folder, { recursive: true });
}
if (values.out !== undefined) {
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version, load: loadavg() };
  writeFileSync(
    values.out,
    `${JSON.stringify({ at: new Date(), machine, pinned: cores, exits, workers, phases: done }, null, 1)}\n`,
  );
}
