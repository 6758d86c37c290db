// Control and the admin API together, as the roles `control` and `all` need them.
import { systemClock } from '../base/clock.ts';
import { Lifecycle } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import { systemChance } from '../base/random.ts';
import { serveApi } from '../api/serve.ts';
import type { Config } from '../config/config.ts';
import { startControl } from '../control/control.ts';
import { writePracticePlaces } from '../demo/practice-places.ts';
import { addPracticeExits } from '../demo/seed.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import type { BannerFacts } from './banner.ts';
import { findDashboard } from './places.ts';

export interface OpenControl {
  accept(link: Link<ToWorker, ToControl>): void;
  /** Resolves when a worker listens. */
  readonly whenReady: Promise<void>;
  facts(): BannerFacts;
  close(): Promise<void>;
}

/** @throws Impossible when the database or the admin address cannot be had. */
export async function openControl(config: Config, practice: string, log: Log): Promise<OpenControl> {
  const { version, demo, proxy, admin } = config;
  const startedAt = systemClock.now();
  const life = new Lifecycle();
  if (demo) writePracticePlaces(config.dataDir, startedAt);
  const control = await startControl({ config, clock: systemClock, chance: systemChance, log });
  life.onClose(() => control.close());
  const { services, running, live } = control;
  if (demo) await addPracticeExits(practice, services);
  const api = await serveApi({
    ...{ host: admin.host, port: admin.port, services, running, live, log, version, demo, startedAt },
    ...{ webRoot: findDashboard(), proxyAddress: proxy, metrics: () => control.metrics(), clock: systemClock },
  });
  life.onClose(() => api.close());
  return {
    accept: (link) => control.accept(link),
    whenReady: control.whenReady,
    close: () => life.close(),
    facts: () => ({
      ...{ version, proxy, admin, demo, claimCode: services.claimCode() },
      exits: services.inventory.exitRecords('', 1).length,
      credentials: services.inventory.frame().users.length > 0,
      ...(demo ? { signIn: { name: config.adminUsername ?? '', password: config.adminPassword ?? '' } } : {}),
    }),
  };
}
