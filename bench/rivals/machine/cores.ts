// Which core runs what: the peer has the last one for itself, load and exits one each of the others; with two cores those two share one.
import { readFileSync } from 'node:fs';
import type { Options } from '../options.ts';

/** Lists as taskset reads them; undefined where nothing is pinned. */
export interface Pinning {
  readonly peer: string | undefined;
  readonly load: string | undefined;
  readonly exits: string | undefined;
}

/** The cores this process may use. */
export function allowedCores(): number[] {
  const [, list = '0'] = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

export function pinningOf({ pinned, peerCpus }: Options, cores: readonly number[]): Pinning {
  if (!pinned || cores.length < 2) return { peer: undefined, load: undefined, exits: undefined };
  const peer = peerCpus ?? String(cores.at(-1));
  const taken = new Set(peer.split(',').map(Number));
  const rest = cores.filter((it) => !taken.has(it)).reverse();
  const [load, exits = load] = rest;
  if (load === undefined) return { peer, load: undefined, exits: undefined };
  return { peer, load: String(load), exits: String(exits) };
}
