// A worker on real sockets, with control played by the test: what it decides with is handed in, what it reports is kept.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { freePort } from './free-port.ts';
import { exitRecord, frameOf, listenerRecord, settingsRecord } from './records.ts';
import type { FakeExit } from './fake-exit.ts';
import { silentLog } from '../src/base/log.ts';
import type { SiteBanRule } from '../src/core/bans/rules.ts';
import type {
  ExitRecord,
  Frame,
  HealthChange,
  ListenerRecord,
  PoolRecord,
  ProxyUserRecord,
  RuleRecord,
  SettingsRecord,
} from '../src/core/snapshot/records.ts';
import { startWorker, type Worker } from '../src/dataplane/worker.ts';
import { memoryLink } from '../src/link/memory-link.ts';
import type { ToControl, ToWorker, TrafficReport } from '../src/link/messages.ts';
import { nativePath } from '../src/cli/places.ts';
import { loadNative } from '../src/net/native.ts';

export interface HouseOptions {
  readonly exits: readonly ExitRecord[];
  readonly pools?: readonly PoolRecord[];
  readonly users?: readonly ProxyUserRecord[];
  readonly rules?: readonly RuleRecord[];
  readonly siteBanRules?: readonly SiteBanRule[];
  readonly listener?: Partial<ListenerRecord>;
  readonly settings?: Partial<SettingsRecord>;
}

interface Sums {
  readonly ok: number;
  readonly failed: number;
  readonly refused: number;
  readonly rows: readonly RequestRow[];
}
interface ExitSums {
  readonly ok: number;
  readonly failed: number;
  readonly upBytes: number;
  readonly downBytes: number;
}
export interface TestHouse {
  readonly port: number;
  readonly worker: Worker;
  readonly heard: readonly ToControl[];
  /** All reports folded into sums, and the rows of requests. */
  reported(): Sums;
  /** Sums of one exit over all reports. */
  reportedOf(exitId: string): ExitSums;
  send(message: ToWorker): void;
  put(exits: readonly ExitRecord[], remove?: readonly string[]): void;
  health(changes: readonly HealthChange[]): void;
  /** Resolves when something the worker told makes `ready` true. */
  until(ready: () => boolean, what: string): Promise<void>;
  stop(): void;
}

/** The record of a practice exit. */
export function recordOf(exit: FakeExit, over: Partial<ExitRecord> = {}): ExitRecord {
  const { scheme, host, port, label } = exit;
  const { username = '', password = '' } = exit.credentials ?? {};
  return exitRecord(`exit_${label}`, {
    scheme,
    host,
    port,
    label,
    username,
    password,
    insecureTls: scheme === 'https',
    ...over,
  });
}

/** Every test that goes through a house is run twice: in Node, and with the native half where it was built (vitest.config.ts). */
// eslint-disable-next-line no-restricted-properties -- which of two runs this is can be said no other way
export const nativeOfRun = process.env['GYRE_TEST_NATIVE'] === '1' ? loadNative(nativePath()) : undefined;

const patience = 5000;

export async function startHouse(options: HouseOptions): Promise<TestHouse> {
  const port = await freePort();
  const listener = listenerRecord(port, options.listener);
  const frame: Frame = frameOf({
    listeners: [listener],
    settings: settingsRecord(options.settings),
    ...(options.pools === undefined ? {} : { pools: options.pools }),
    ...(options.users === undefined ? {} : { users: options.users }),
    ...(options.rules === undefined ? {} : { rules: options.rules }),
    ...(options.siteBanRules === undefined ? {} : { siteBanRules: options.siteBanRules }),
  });
  const [toControl, toWorker] = memoryLink<ToControl, ToWorker>();
  const { heard, hear, until } = ears();
  toWorker.onMessage(hear);
  const worker = startWorker({
    worker: 1,
    workers: 1,
    connect: (linked) => {
      linked(toControl);
      return { close: () => toControl.close() };
    },
    log: silentLog,
    native: nativeOfRun,
    seed: 1,
  });
  let revision = 1;
  const send = (message: ToWorker): void => void toWorker.send(message);
  send({ type: 'snapshot-begin', revision, frame, exits: options.exits.length });
  send({ type: 'snapshot-rules', rules: frame.rules });
  send({ type: 'snapshot-exits', exits: options.exits });
  send({ type: 'snapshot-end', revision });
  await until(() => heard.some((m) => m.type === 'listeners' && m.listeners[0]?.bound === true), 'it listens');
  return {
    ...{ port, worker, heard, send, until },
    reported: () => sumsOf(heard),
    reportedOf: (exitId) => sumsOfExit(heard, exitId),
    put: (putExits, removeExits = []) => {
      send({ type: 'patch', patch: { from: revision, to: revision + 1, putExits, removeExits } });
      revision++;
    },
    health: (changes) => send({ type: 'health', changes }),
    stop: () => worker.stop(),
  };
}

/** Keeps what the worker tells, and wakes who waits for it. */
function ears() {
  const heard: ToControl[] = [];
  let told: () => void = () => {};
  const hear = (message: ToControl): void => {
    heard.push(message);
    told();
  };
  const until = (ready: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`the worker never told: ${what}`)), patience);
      told = () => {
        if (!ready()) return;
        clearTimeout(deadline);
        told = () => {};
        resolve();
      };
      told();
    });
  return { heard, hear, until };
}

const reportsOf = (heard: readonly ToControl[]): TrafficReport[] =>
  heard.flatMap((m) => (m.type === 'report' ? [m.report] : []));

function sumsOf(heard: readonly ToControl[]): Sums {
  const sums = { ok: 0, failed: 0, refused: 0, rows: [] as RequestRow[] };
  for (const report of reportsOf(heard)) {
    sums.ok += report.ok;
    sums.failed += report.failed;
    sums.refused += report.refused;
    sums.rows.push(...report.requests);
  }
  return sums;
}
function sumsOfExit(heard: readonly ToControl[], id: string): ExitSums {
  const sums = { ok: 0, failed: 0, upBytes: 0, downBytes: 0 };
  for (const exit of reportsOf(heard).flatMap((r) => r.exits.filter((e) => e.id === id))) {
    sums.ok += exit.ok;
    sums.failed += exit.failed;
    sums.upBytes += exit.upBytes;
    sums.downBytes += exit.downBytes;
  }
  return sums;
}
