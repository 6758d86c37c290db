// `npm run bench:rivals`: the same closed-loop load through several proxies over the same simulated exits, in interleaved rounds, on one machine.
// README.md in this folder explains every figure and option. Loopback only.
import { readFileSync, rmSync } from 'node:fs';
import { mostFiles, stopEverything } from './machine/launch.ts';
import { cycle } from './modes/cycle.ts';
import { idle } from './modes/idle.ts';
import { scale } from './modes/scale.ts';
import { stall } from './modes/stall.ts';
import { ttfb } from './modes/ttfb.ts';
import { readOptions } from './options.ts';
import { type Bench, prepare } from './run.ts';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(readFileSync(new URL('README.md', import.meta.url), 'utf8'));
  process.exit(0);
}

const bench = prepared();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void end(bench).then(() => process.exit(1)));
try {
  await measure(bench);
} finally {
  await end(bench);
}
bench.record.printSkipped();

function prepared(): Bench {
  try {
    return prepare(readOptions(args));
  } catch (error) {
    console.error(`bench:rivals: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

async function measure(it: Bench): Promise<void> {
  const { peer = 'anywhere', load = 'anywhere', exits = 'anywhere' } = it.pinning;
  it.record.say(`cores: peer ${peer}, load ${load}, exits ${exits}; descriptors ${mostFiles}; ${it.peers.join(' ')}`);
  await cycle(it);
  const { modes } = it.options;
  if (modes.includes('idle')) await idle(it);
  if (modes.includes('scale')) await scale(it);
  if (modes.includes('ttfb')) await ttfb(it);
  if (modes.includes('stall')) await stall(it);
}

async function end(it: Bench): Promise<void> {
  await stopEverything();
  it.record.save();
  if (it.options.keepWork) it.record.say(`files of the peers: ${it.work}`);
  else rmSync(it.work, { recursive: true, force: true });
}
