// What every mode of a run is given, and how it is made: peers that are there, tools, cores, a work folder, the record.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowedCores, type Pinning, pinningOf } from './machine/cores.ts';
import { has } from './machine/environment.ts';
import type { Options } from './options.ts';
import { peers } from './peers/all.ts';
import type { PeerName } from './peers/names.ts';
import { RunRecord } from './record/record.ts';
import { buildTools, type Tools } from './tools/tools.ts';

export interface Bench {
  readonly options: Options;
  readonly tools: Tools;
  readonly pinning: Pinning;
  /** Files of the peers; removed at the end. */
  readonly work: string;
  readonly record: RunRecord;
  /** Those asked for that can run here. */
  readonly peers: readonly PeerName[];
}

/** @throws Error with one sentence when the load cannot be made here. */
export function prepare(options: Options): Bench {
  const tools = buildTools();
  const cores = allowedCores();
  const pinning = pinningOf({ ...options, pinned: options.pinned && has('taskset') }, cores);
  const why = new Map(options.peers.map((name) => [name, peers[name].missing(options.sources)]));
  const here = options.peers.filter((name) => why.get(name) === undefined);
  const each = (of: (name: PeerName) => string) => Object.fromEntries(here.map((name) => [name, of(name)]));
  const record = new RunRecord({
    ...{ options, cores: cores.length, pinning, notes: each((name) => peers[name].note) },
    versions: each((name) => peers[name].version?.(options.sources) ?? ''),
  });
  for (const [name, reason] of why) if (reason !== undefined) record.skip(name, reason);
  const work = mkdtempSync(join(tmpdir(), 'gyre-rivals-'));
  // Squid gives up its rights and must still be able to come in.
  chmodSync(work, 0o755);
  return { options, tools, pinning, work, record, peers: here };
}
