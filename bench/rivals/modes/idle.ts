// Memory of a tunnel that does nothing: a fresh process each time, warmed, then filled.
import { setTimeout as wait } from 'node:timers/promises';
import { cpuBetween, residentKb, ticksOf } from '../machine/process-tree.ts';
import { peers } from '../peers/all.ts';
import { can, startPeer } from '../peers/live.ts';
import type { PeerName } from '../peers/names.ts';
import type { Entry } from '../record/record.ts';
import { median } from '../record/summary.ts';
import { figure, type Table } from '../record/table.ts';
import type { Bench } from '../run.ts';
import { type ExitAddress, startExits } from '../tools/exits.ts';
import { load } from '../tools/load.ts';

const heldSeconds = 4;
/** When the processes are looked at, ms after all tunnels are open. */
const [firstLook, secondLook] = [500, 3500];

export async function idle(bench: Bench): Promise<void> {
  const exits = await startExits(bench.tools.exitsim, bench.options.exits, [], bench.pinning.exits);
  const names = bench.peers.filter((it) => can(it, 'idle'));
  try {
    for (let round = 1; round <= bench.options.rounds; round++)
      for (const name of names) await hold(bench, { name, round, exits: exits.list });
    bench.record.print(tableOf(bench, names));
  } finally {
    await exits.stop();
  }
}

interface Turn {
  readonly name: PeerName;
  readonly round: number;
  readonly exits: readonly ExitAddress[];
}
async function hold(bench: Bench, { name, round, exits }: Turn): Promise<void> {
  const conns = Math.min(bench.options.idleConns, peers[name].maxConns ?? Infinity);
  try {
    const peer = await startPeer(bench, name, exits);
    try {
      await load(bench, peer, 'tunnel', { seconds: 1.5 });
      await wait(1000);
      const baseKb = residentKb(peer.pid);
      const looks: Promise<Look>[] = [];
      const onHeld = (): void => void looks.push(lookAfter(peer.pid, firstLook), lookAfter(peer.pid, secondLook));
      const slice = await load(bench, peer, 'idle', { conns, seconds: heldSeconds, onHeld });
      const [early, late] = await Promise.all(looks);
      if (early === undefined || late === undefined) throw new Error(`no more than ${slice.held ?? 0} tunnels opened`);
      const used = cpuBetween(early.ticks, late.ticks, peer.serving).total;
      const kbPerTunnel = (late.kb - baseKb) / (slice.held ?? 0);
      const idleCpuPercent = used / (secondLook - firstLook) / 10;
      bench.record.keep({ ...slice, mode: 'idle', peer: name, round, baseKb, kbPerTunnel, idleCpuPercent });
      bench.record.say(`idle ${round} ${name}: held ${slice.held}, ${figure(kbPerTunnel, 1)} KB a tunnel`);
    } finally {
      await peer.stop();
    }
  } catch (error) {
    bench.record.skip(name, `idle: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Look {
  readonly kb: number;
  readonly ticks: ReadonlyMap<number, number>;
}
async function lookAfter(pid: number, ms: number): Promise<Look> {
  await wait(ms);
  return { kb: residentKb(pid), ticks: ticksOf(pid) };
}

function tableOf(bench: Bench, names: readonly PeerName[]): Table {
  const rows = names.flatMap((name) => {
    const entries = bench.record.raw.filter((it) => it.mode === 'idle' && it.peer === name);
    const of = (key: 'held' | 'baseKb' | 'kbPerTunnel' | 'idleCpuPercent' | 'errs'): number =>
      median(entries.map((it: Entry) => it[key]));
    const memory = [figure(of('baseKb') / 1024, 1), figure(of('kbPerTunnel'), 1)];
    return entries.length === 0
      ? []
      : [[name, figure(of('held')), ...memory, figure(of('idleCpuPercent'), 1), figure(of('errs'))]];
  });
  const title = `idle: ${bench.options.idleConns} tunnels held, fresh process`;
  return { title, head: ['peer', 'held', 'base MB', 'KB/tunnel', 'CPU % of a core', 'errors'], rows };
}
