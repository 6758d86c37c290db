// The options of `npm run bench:rivals`, read once. README.md in this folder says what each is for.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { allModes, type ModeName } from './modes/names.ts';
import { type PeerName, peerNames } from './peers/names.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const known = {
  ...{ peers: text, modes: text, rounds: text, conns: text, seconds: text, warm: text, exits: text, out: text },
  ...{ 'bulk-bytes': text, 'bulk-conns': text, 'idle-conns': text },
  ...{ 'scale-levels': text, 'scale-loads': text, 'scale-rounds': text, 'scale-seconds': text, 'scale-peers': text },
  ...{ 'delay-ms': text, 'stall-delay-ms': text, stall: text, 'peer-cpus': text, 'no-pin': flag, quiet: flag },
  ...{ 'gyre-main': text, 'gyre-workers': text, 'gyre-auth': text, 'proxy.py-git': text, 'pyproxy-git': text },
  ...{ python: text, 'keep-work': flag },
} as const;
type Values = ReturnType<typeof parsed>;

export interface Options {
  readonly peers: readonly PeerName[];
  readonly modes: readonly ModeName[];
  readonly rounds: number;
  readonly conns: number;
  readonly seconds: number;
  readonly warm: number;
  readonly exits: number;
  readonly bulk: { readonly bytes: number; readonly conns: number };
  readonly idleConns: number;
  readonly scale: ScaleOptions;
  readonly delayMs: number;
  readonly stall: { readonly share: number; readonly delayMs: number };
  readonly peerCpus: string | undefined;
  readonly pinned: boolean;
  readonly quiet: boolean;
  readonly keepWork: boolean;
  readonly out: string | undefined;
  readonly sources: PeerSources;
}
export interface ScaleOptions {
  readonly levels: readonly number[];
  readonly loads: readonly ModeName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly peers: readonly PeerName[];
}
/** Where a peer that is not a package of the system comes from, and how Gyre is run. */
export interface PeerSources {
  readonly gyreMain: string | undefined;
  readonly gyreWorkers: number;
  readonly gyreAuth: string;
  readonly proxyPyGit: string | undefined;
  readonly pyproxyGit: string | undefined;
  readonly python: string;
}

const parsed = (args: string[]) => parseArgs({ args, options: known }).values;

/** @throws Error with one sentence when an option is unknown or makes no sense. */
export function readOptions(args: string[]): Options {
  const values = parsed(args);
  const rounds = numberOf(values, 'rounds', 3);
  const seconds = numberOf(values, 'seconds', 3);
  const peers = namesOf(values.peers, peerNames, 'peer') ?? peerNames;
  return {
    ...{ peers, rounds, seconds },
    modes: namesOf(values.modes, allModes, 'mode') ?? allModes.slice(0, 7),
    conns: numberOf(values, 'conns', 64),
    warm: numberOf(values, 'warm', 0.4),
    exits: numberOf(values, 'exits', 16),
    bulk: { bytes: numberOf(values, 'bulk-bytes', 10_000_000), conns: numberOf(values, 'bulk-conns', 16) },
    idleConns: numberOf(values, 'idle-conns', 4000),
    scale: scaleOf(values, { rounds, seconds, peers }),
    delayMs: numberOf(values, 'delay-ms', 100),
    stall: { share: numberOf(values, 'stall', 0.05), delayMs: numberOf(values, 'stall-delay-ms', 20) },
    ...{ peerCpus: values['peer-cpus'], pinned: !values['no-pin'] && availableParallelism() > 1 },
    ...{ quiet: values.quiet, keepWork: values['keep-work'], out: values.out },
    sources: {
      gyreMain: values['gyre-main'],
      gyreWorkers: numberOf(values, 'gyre-workers', 1),
      gyreAuth: values['gyre-auth'] ?? 'duel:duel-Pass-1',
      proxyPyGit: values['proxy.py-git'],
      pyproxyGit: values['pyproxy-git'],
      python: values.python ?? 'python3',
    },
  };
}

function scaleOf(values: Values, of: Pick<ScaleOptions, 'rounds' | 'seconds' | 'peers'>): ScaleOptions {
  const levels = listOf(values['scale-levels'] ?? '64,512,2048,7500').map(Number);
  if (!levels.every((it) => it > 0)) throw new Error('--scale-levels are numbers of clients');
  return {
    levels,
    loads: namesOf(values['scale-loads'], allModes, 'mode') ?? ['tunnel', 'keep'],
    rounds: numberOf(values, 'scale-rounds', Math.min(2, of.rounds)),
    seconds: numberOf(values, 'scale-seconds', of.seconds),
    peers: namesOf(values['scale-peers'], peerNames, 'peer') ?? of.peers,
  };
}

function numberOf(values: Values, key: keyof Values, otherwise: number): number {
  const given = values[key];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${key} is not a number`);
  return value;
}
function namesOf<T extends string>(given: string | undefined, all: readonly T[], what: string): T[] | undefined {
  return given === undefined ? undefined : listOf(given).map((name) => nameOf(name, all, what));
}
function nameOf<T extends string>(name: string, all: readonly T[], what: string): T {
  const found = all.find((it) => it === name);
  if (found === undefined) throw new Error(`no ${what} "${name}"; there are ${all.join(', ')}`);
  return found;
}
function listOf(given: string): string[] {
  return given.split(',').flatMap((it) => it.trim() || []);
}
