// The composition root of control: storage and verbs on one side, the running half on the other, wired to each other.
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { Lifecycle } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import type { Chance } from '../base/random.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { databaseFile } from '../storage/copies.ts';
import { openDatabase } from '../storage/database.ts';
import { RequestLog } from '../storage/request-log.ts';
import { openSeal, type Seal } from '../storage/seal.ts';
import { BackupRoom, type Restoring } from './backups/room.ts';
import { BackupSchedule } from './backups/schedule.ts';
import { readDocument } from './import/read-document.ts';
import type { LiveHub, Running } from './running-port.ts';
import { RunningHalf } from './running-half.ts';
import { createServices, type HouseServices } from './services/create-services.ts';

/** What control takes of the configuration; each is explained in config/config.ts. */
export interface ControlConfig {
  readonly dataDir: string;
  readonly proxy: { readonly host: string; readonly port: number };
  readonly workers: number;
  readonly version: string;
  readonly secretKey: string | undefined;
  readonly adminUsername: string | undefined;
  readonly adminPassword: string | undefined;
  readonly adminToken: string | undefined;
  readonly allowPrivateTargets: boolean | undefined;
  readonly configSecrets?: ReadonlyMap<string, string>;
}
export interface ControlOptions {
  readonly config: ControlConfig;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Closes this control, puts the backup in its place and starts another. */
  readonly restore: (asked: Restoring) => void;
  /** The database is open and about to be read. */
  readonly begun?: (() => void) | undefined;
}
export interface Control {
  readonly services: HouseServices;
  readonly running: Running;
  readonly live: LiveHub;
  /** Prometheus text of now. */
  metrics(): string;
  /** A worker's link, on the stack of the event that made it. */
  accept(link: Link<ToWorker, ToControl>): void;
  /** Resolves when a worker has a snapshot and listens. */
  readonly whenReady: Promise<void>;
  close(): Promise<void>;
}

const requestLogFile = 'requests.db';
/** Place databases, one .mmdb each. */
const geoFolder = 'geo';

/** @throws Impossible when the data directory, the database, the key or the first admin will not do. */
export async function startControl(options: ControlOptions): Promise<Control> {
  const { config, clock, chance, log, restore } = options;
  const { dataDir, secretKey, adminUsername: username, adminPassword: password } = config;
  const life = new Lifecycle();
  const database = openDatabase({
    path: join(dataDir, databaseFile),
    hookFailed: (error) => log.error({ error }, 'what follows a write went wrong'),
  });
  life.onClose(() => database.close());
  // Verbs are made first and ask the running half later.
  const wired: { running?: Running } = {};
  const seal = openSeal({ dataDir, secretKey });
  options.begun?.();
  const now = (): number => clock.now();
  const backups = new BackupRoom({ dataDir, database, now, restore, fits: (sealed) => opens(seal, sealed) });
  const services = createServices({
    ...{ database, log, readDocument, seal, now, backups },
    running: () => wired.running,
    ...{ adminToken: config.adminToken, allowPrivateTargets: config.allowPrivateTargets },
    configSecrets: config.configSecrets,
    admin: username === undefined || password === undefined ? undefined : { username, password },
  });
  services.ensureFlagListener(config.proxy.host, config.proxy.port);
  const { inventory } = services;
  const { workers, version } = config;
  const half = new RunningHalf({
    ...{ inventory, workers, version, clock, chance, log },
    requestLog: new RequestLog(join(dataDir, requestLogFile)),
    geoFolder: join(dataDir, geoFolder),
  });
  wired.running = half.running;
  life.onClose(() => half.close());
  const schedule = new BackupSchedule({
    ...{ room: backups, clock, log },
    settings: () => inventory.settings().backups,
  });
  life.onClose(() => schedule.close());
  await half.load();
  void services.takeBackBroken();
  return {
    services,
    running: half.running,
    live: half.hub,
    metrics: () => half.metrics(),
    accept: (link) => half.accept(link),
    whenReady: half.whenReady,
    close: () => life.close(),
  };
}

function opens(seal: Seal, sealed: Buffer): boolean {
  try {
    seal.open(sealed);
    return true;
  } catch {
    return false;
  }
}
