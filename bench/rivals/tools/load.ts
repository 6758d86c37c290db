// One slice of load through one peer, with the CPU that the peer used meanwhile.
import { createInterface } from 'node:readline';
import { launch } from '../machine/launch.ts';
import { cpuBetween, type Ticks, ticksOf } from '../machine/process-tree.ts';
import type { LoadMode } from '../modes/names.ts';
import type { Bench } from '../run.ts';

export interface LoadOptions {
  readonly conns?: number;
  readonly seconds?: number;
  readonly warm?: number;
  readonly bytes?: number;
  /** An iteration longer than this many seconds is cut and entered as that long; 0: none is. */
  readonly timeout?: number;
  /** Idle: all tunnels are held. */
  readonly onHeld?: () => void;
}
/** What takes the load: a peer, or an exit directly (without pid). */
export interface LoadTarget {
  readonly port: number;
  readonly pid?: number;
  readonly serving?: ReadonlySet<number>;
  readonly credentials?: string;
}
/** Times in ms, CPU in µs a request (of the whole tree; of the processes that hold clients) and a megabyte. */
export interface Slice {
  readonly done: number;
  readonly errs: number;
  readonly timeouts: number;
  readonly stuck: number;
  readonly bytes: number;
  readonly s: number;
  readonly rps: number;
  readonly MBps: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly conn50: number;
  readonly conn99: number;
  /** The start of the first answer that was not 200. */
  readonly err?: string;
  readonly cpu?: number;
  readonly cpuServing?: number;
  readonly cpuPerMB?: number;
  readonly cores?: number;
  readonly held?: number;
}
/** Lines of the load generator: two signs, and the result at the end. */
type Line = { readonly warm: true } | { readonly held: number } | Slice;

/** @throws Error when the load generator ends without a result. */
export async function load(bench: Bench, target: LoadTarget, mode: LoadMode | 'idle', options: LoadOptions = {}) {
  const { conns = bench.options.conns, seconds = bench.options.seconds, warm = bench.options.warm } = options;
  const words = [mode, '127.0.0.1', String(target.port), String(conns), String(seconds), target.credentials ?? '-'];
  words.push(String(options.bytes ?? 13), '--src', '32');
  if (mode !== 'idle') words.push('--warm', String(warm));
  if (options.timeout !== undefined) words.push('--timeout', String(options.timeout));
  const program = launch(bench.tools.loadgen, words, { cpus: bench.pinning.load });
  const reading = (): Reading => ({
    at: Date.now(),
    ticks: target.pid === undefined ? new Map() : ticksOf(target.pid),
  });
  let [before, after] = [reading(), reading()];
  let result: Slice | undefined;
  let held: number | undefined;
  createInterface({ input: program.output! }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if ('warm' in line) before = reading();
    else if ('rps' in line) [after, result] = [reading(), line];
    else {
      held = line.held;
      options.onHeld?.();
    }
  });
  const guard = setTimeout(() => void program.stop(), (seconds + warm + 60 + conns / 100) * 1000);
  await program.ended;
  clearTimeout(guard);
  if (result === undefined) throw new Error('the load generator gave no result');
  const cost = costOf(result, [before, after], target.serving ?? new Set());
  return { ...result, ...(held === undefined ? {} : { held }), ...cost };
}

interface Reading {
  readonly at: number;
  readonly ticks: Ticks;
}
/** Readings further off than this share of the slice, because this process had to wait for a core, say nothing about it. */
const mostOff = 0.2;

function costOf({ done, bytes, s }: Slice, [before, after]: readonly [Reading, Reading], serving: ReadonlySet<number>) {
  const off = Math.abs((after.at - before.at) / 1000 - s) / s;
  const { total, served } = cpuBetween(before.ticks, after.ticks, serving);
  if (done === 0 || total === 0 || off > mostOff) return {};
  const [per, perServing] = [total / done, served / done];
  return { cpu: per, cpuServing: perServing, cpuPerMB: total / (bytes / 1e6), cores: total / 1e6 / s };
}
