// Time to the first byte behind exits that are a round trip away, against using the exit itself.
import { can, startPeers } from '../peers/live.ts';
import type { PeerName } from '../peers/names.ts';
import { figure, type Table } from '../record/table.ts';
import type { Bench } from '../run.ts';
import { startExits } from '../tools/exits.ts';
import { load, type LoadTarget, type Slice } from '../tools/load.ts';

const loads = ['tunnel', 'absnew', 'abs'] as const;
type Load = (typeof loads)[number];
const clients = 16;

interface Row {
  readonly name: PeerName | 'direct';
  readonly target: LoadTarget;
  readonly slices: Map<Load, Slice>;
}

export async function ttfb(bench: Bench): Promise<void> {
  const { delayMs } = bench.options;
  const exits = await startExits(bench.tools.exitsim, 8, ['--delay-ms', String(delayMs)], bench.pinning.exits);
  const live = await startPeers(bench, bench.peers, exits.list);
  const direct: Row = { name: 'direct', target: exits.list[0]!, slices: new Map() };
  const rows: Row[] = [direct, ...live.map((it) => ({ name: it.name, target: it, slices: new Map() }))];
  try {
    for (const mode of loads) for (const row of rows) await measure(bench, row, mode);
    bench.record.print(tableOf(bench, rows, direct));
  } finally {
    for (const it of live) await it.stop();
    await exits.stop();
  }
}

async function measure(bench: Bench, { name, target, slices }: Row, mode: Load): Promise<void> {
  if (name !== 'direct' && !can(name, mode)) return;
  const { seconds, delayMs } = bench.options;
  // Warm connections are there after some round trips.
  const options = { conns: clients, seconds: Math.max(3, seconds), warm: 1 + (12 * delayMs) / 1000, timeout: 20 };
  const slice = await load(bench, target, mode, options);
  slices.set(mode, slice);
  bench.record.keep({ ...slice, mode: 'ttfb', peer: name, round: 1, load: mode });
  const { conn50, p50, p99, errs } = slice;
  const times = `CONNECT ${figure(conn50, 1)} whole ${figure(p50, 1)} p99 ${figure(p99, 1)}`;
  bench.record.say(`ttfb ${mode} ${name}: ${times} errors ${errs}`);
}

const columns = [
  ['CONNECT reply', 'tunnel', 'conn50'],
  ['tunnel first byte', 'tunnel', 'p50'],
  ['tunnel p99', 'tunnel', 'p99'],
  ['absnew first byte', 'absnew', 'p50'],
  ['abs first byte', 'abs', 'p50'],
] as const;

function tableOf(bench: Bench, rows: readonly Row[], direct: Row): Table {
  const cell = (row: Row, load: Load, key: 'conn50' | 'p50' | 'p99'): string => {
    const [own, base] = [row.slices.get(load), direct.slices.get(load)];
    if (own === undefined || base === undefined || own.done === 0) return '–';
    return `${figure(own[key])} (${figure(own[key] / base[key], 2)})`;
  };
  const failed = ({ slices }: Row): number => [...slices.values()].reduce((sum, it) => sum + it.errs + it.timeouts, 0);
  return {
    title: `ttfb: exits ${bench.options.delayMs} ms away, ${clients} clients; ms, and relative to the exit itself`,
    head: ['peer', ...columns.map(([title]) => title), 'errors'],
    rows: rows.map((row) => [row.name, ...columns.map(([, load, key]) => cell(row, load, key)), String(failed(row))]),
  };
}
