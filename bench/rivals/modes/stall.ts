// Exits that accept and never answer: first some of the exits, then some of the connections to any of them. Clients give up after three seconds.
import { can, type LivePeer, startPeers } from '../peers/live.ts';
import { figure, type Table } from '../record/table.ts';
import type { Bench } from '../run.ts';
import { startExits } from '../tools/exits.ts';
import { load, type Slice } from '../tools/load.ts';

const [exitCount, clients, giveUpAfter] = [20, 32, 3];
const kinds = { exits: '--stall', connections: '--stall-conns' } as const;
type Kind = keyof typeof kinds;

export async function stall(bench: Bench): Promise<void> {
  for (const kind of ['exits', 'connections'] as const) await stalling(bench, kind);
}

async function stalling(bench: Bench, kind: Kind): Promise<void> {
  const { share, delayMs } = bench.options.stall;
  const away = ['--delay-ms', String(delayMs), '--jitter-ms', String(delayMs / 4)];
  const args = [...away, kinds[kind], String(share)];
  const exits = await startExits(bench.tools.exitsim, exitCount, args, bench.pinning.exits);
  const live = await startPeers(bench, bench.peers, exits.list);
  const rows: string[][] = [];
  try {
    for (const mode of ['tunnel', 'abs'] as const)
      for (const peer of live.filter((it) => can(it.name, mode))) rows.push(await measure(bench, peer, { kind, mode }));
    bench.record.print(tableOf(bench, kind, rows));
  } finally {
    for (const it of live) await it.stop();
    await exits.stop();
  }
}

interface Turn {
  readonly kind: Kind;
  readonly mode: 'tunnel' | 'abs';
}
async function measure(bench: Bench, peer: LivePeer, { kind, mode }: Turn): Promise<string[]> {
  const options = { conns: clients, seconds: Math.max(5, bench.options.seconds), warm: 2, timeout: giveUpAfter };
  const slice = await load(bench, peer, mode, options);
  bench.record.keep({ ...slice, mode: `stall-${kind}`, peer: peer.name, round: 1, load: mode });
  const { p50, p99, timeouts, errs } = slice;
  const times = `p50 ${figure(p50, 1)} p99 ${figure(p99, 1)}`;
  bench.record.say(`stall ${kind} ${mode} ${peer.name}: ${times} given up ${timeouts} errors ${errs}`);
  return [`${peer.name} ${mode}`, ...cellsOf(slice)];
}

function cellsOf({ rps, p50, p99, timeouts, done, errs }: Slice): string[] {
  const givenUp = `${figure((100 * timeouts) / (done + timeouts), 1)} %`;
  return [figure(rps), figure(p50, 1), figure(p99, 1), figure(p99 / p50, 1), givenUp, String(errs)];
}

function tableOf(bench: Bench, kind: Kind, rows: readonly (readonly string[])[]): Table {
  const { share, delayMs } = bench.options.stall;
  const who = `${share * 100} % of ${kind} never answer, exits ${delayMs} ms away`;
  return {
    title: `stall: ${who}, ${clients} clients that give up after ${giveUpAfter} s`,
    head: ['peer, load', 'req/s', 'p50 ms', 'p99 ms', 'p99/p50', 'given up', 'errors'],
    rows,
  };
}
