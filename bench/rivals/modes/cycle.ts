// The loads that go round: A B C A B C …, all peers running, one at a time under load.
import { isLoad, type LoadMode } from './names.ts';
import { can, type LivePeer, startPeers } from '../peers/live.ts';
import type { PeerName } from '../peers/names.ts';
import { failuresOf, type Summary, summaryOf } from '../record/summary.ts';
import { figure, type Table } from '../record/table.ts';
import type { Bench } from '../run.ts';
import { startExits } from '../tools/exits.ts';
import { load, type LoadOptions } from '../tools/load.ts';

export async function cycle(bench: Bench): Promise<void> {
  const modes = bench.options.modes.filter(isLoad);
  if (modes.length === 0) return;
  const exits = await startExits(bench.tools.exitsim, bench.options.exits, [], bench.pinning.exits);
  const live = await startPeers(bench, bench.peers, exits.list);
  try {
    for (const mode of modes) {
      const able = live.filter((it) => can(it.name, mode));
      await rounds(bench, mode, able);
      bench.record.print(tableOf(bench, mode, able));
    }
  } finally {
    for (const it of live) await it.stop();
    await exits.stop();
  }
}

async function rounds(bench: Bench, mode: LoadMode, live: readonly LivePeer[]): Promise<void> {
  const { bulk, seconds } = bench.options;
  const options: LoadOptions = mode === 'bulk' ? { ...bulk } : {};
  // Not counted: lets compilers and pools settle.
  for (const peer of live) await load(bench, peer, mode, { ...options, seconds: Math.min(1.5, seconds) });
  for (let round = 1; round <= bench.options.rounds; round++)
    for (const peer of live) {
      const slice = await load(bench, peer, mode, options);
      bench.record.keep({ ...slice, mode, peer: peer.name, round });
      const { rps, cpu, p50, p99, errs, err = '' } = slice;
      const latency = `p50 ${figure(p50, 2)} p99 ${figure(p99, 2)}`;
      bench.record.say(`${mode} ${round} ${peer.name}: ${rps}/s ${figure(cpu, 1)} µs ${latency} errors ${errs} ${err}`);
    }
}

function tableOf(bench: Bench, mode: LoadMode, live: readonly LivePeer[]): Table {
  const rows = live.map(({ name }) => {
    const entries = bench.record.raw.filter((it) => it.mode === mode && it.peer === name);
    return [name, summaryOf(entries)] as const;
  });
  const cost = (it: Summary): number => (mode === 'bulk' ? it.cpuPerMB : it.cpu);
  const ratios = (it: Summary): string[] =>
    (['haproxy', 'proxy-chain'] satisfies PeerName[]).map((base) => {
      const other = rows.find(([name]) => name === base)?.[1];
      return figure(other && cost(it) / cost(other), 2);
    });
  const end = ['× haproxy', '× proxy-chain'];
  if (mode === 'bulk') {
    const { bytes, conns } = bench.options.bulk;
    return {
      title: `bulk: ${bytes / 1e6} MB bodies in kept tunnels, ${conns} clients`,
      head: ['peer', 'MB/s', 'errors', 'CPU µs/MB', ...end],
      rows: rows.map(([name, it]) => [name, figure(it.MBps), failuresOf(it), figure(it.cpuPerMB), ...ratios(it)]),
    };
  }
  return {
    title: `${mode}: ${bench.options.conns} clients, medians of ${bench.options.rounds}`,
    head: [
      ...['peer', 'req/s', 'p50 ms', 'p99 ms', 'errors', 'CPU µs/req', 'min–max', 'of it workers', 'cores'],
      ...end,
    ],
    rows: rows.map(([name, it]) => [name, ...cells(it), ...ratios(it)]),
  };
}
const cells = (it: Summary): string[] => [
  ...[figure(it.rps), figure(it.p50, 2), figure(it.p99, 2), failuresOf(it), figure(it.cpu, 1)],
  ...[`${figure(it.cpuLeast, 1)}–${figure(it.cpuMost, 1)}`, figure(it.cpuServing, 1), figure(it.cores, 2)],
];
