// Does a peer keep its speed: the same load at more and more clients.
import { peers } from '../peers/all.ts';
import { can, type LivePeer, startPeers } from '../peers/live.ts';
import { type Summary, summaryOf } from '../record/summary.ts';
import { figure, type Table } from '../record/table.ts';
import type { Bench } from '../run.ts';
import { startExits } from '../tools/exits.ts';
import { load } from '../tools/load.ts';
import { isLoad, type LoadMode } from './names.ts';

export async function scale(bench: Bench): Promise<void> {
  const { scale: wanted, exits: count } = bench.options;
  const exits = await startExits(bench.tools.exitsim, count, [], bench.pinning.exits);
  const names = bench.peers.filter((it) => wanted.peers.includes(it) && can(it, 'tunnel'));
  const live = await startPeers(bench, names, exits.list);
  try {
    for (const mode of wanted.loads.filter(isLoad)) await oneLoad(bench, live, mode);
  } finally {
    for (const it of live) await it.stop();
    await exits.stop();
  }
}

async function oneLoad(bench: Bench, live: readonly LivePeer[], mode: LoadMode): Promise<void> {
  const { rounds, levels } = bench.options.scale;
  const able = live.filter((it) => can(it.name, mode));
  for (const peer of able) await load(bench, peer, mode, { seconds: 1 });
  for (let round = 1; round <= rounds; round++)
    for (const level of levels) await oneLevel(bench, able, { mode, round, level });
  bench.record.print(tableOf(bench, mode, able));
}

interface Turn {
  readonly mode: LoadMode;
  readonly round: number;
  readonly level: number;
}
async function oneLevel(bench: Bench, live: readonly LivePeer[], { mode, round, level }: Turn): Promise<void> {
  // Thousands of clients take a while to come in; their coming does not count.
  const options = { conns: level, seconds: bench.options.scale.seconds, warm: bench.options.warm + level / 4000 };
  for (const peer of live) {
    if (level > (peers[peer.name].maxConns ?? Infinity)) continue;
    const slice = await load(bench, peer, mode, options);
    bench.record.keep({ ...slice, mode: `scale-${mode}`, peer: peer.name, round, level });
    const { rps, p99, cpu, errs, stuck } = slice;
    const cost = `p99 ${figure(p99, 1)} ${figure(cpu, 1)} µs`;
    bench.record.say(`scale ${mode} ${level} ${peer.name}: ${rps}/s ${cost} errors ${errs} stuck ${stuck}`);
  }
}

function tableOf(bench: Bench, mode: LoadMode, live: readonly LivePeer[]): Table {
  const { levels } = bench.options.scale;
  const [first = 0, last = 0] = [levels[0], levels.at(-1)];
  const rows = live.map(({ name }) => {
    const at = levels.map((level) =>
      summaryOf(bench.record.raw.filter((it) => it.mode === `scale-${mode}` && it.peer === name && it.level === level)),
    );
    return [name, ...cellsOf(at)];
  });
  return {
    title: `scale ${mode}: requests/s by clients, and relative to ${first}`,
    head: [
      ...['peer', ...levels.map(String), ...levels.slice(1).map((it) => `${it}/${first}`)],
      ...[`CPU µs at ${first}`, `at ${last}`, `p99 ms at ${last}`, 'errors'],
    ],
    rows,
  };
}
function cellsOf(at: readonly Summary[]): string[] {
  const [first, last] = [at[0]!, at.at(-1)!];
  const relative = at.slice(1).map((it) => figure(it.rps / first.rps, 2));
  const failed = at.reduce((sum, it) => sum + it.failed, 0);
  const end = [figure(first.cpu, 1), figure(last.cpu, 1), figure(last.p99), String(failed)];
  return [...at.map((it) => figure(it.rps)), ...relative, ...end];
}
