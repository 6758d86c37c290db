// Control and the admin API together, as the roles `control` and `all` need them. When a backup is restored both are closed, and opened anew over it:
// workers serve clients all the while, and join again.
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { Lifecycle } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import { systemChance } from '../base/random.ts';
import { serveApi } from '../api/serve.ts';
import type { Config } from '../config/config.ts';
import type { Restoring } from '../control/backups/room.ts';
import { type Control, type ControlOptions, startControl } from '../control/control.ts';
import { writePracticePlaces } from '../demo/practice-places.ts';
import { addPracticeExits } from '../demo/seed.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { databaseFile } from '../storage/copies.ts';
import { swapBack, swapIn } from '../storage/swap-in.ts';
import type { BannerFacts } from './banner.ts';
import { findDashboard } from './places.ts';

export interface OpenControl {
  accept(link: Link<ToWorker, ToControl>): void;
  /** Resolves when a worker listens. */
  readonly whenReady: Promise<void>;
  facts(): BannerFacts;
  close(): Promise<void>;
}
interface Opened {
  readonly control: Control;
  readonly life: Lifecycle;
}

type Told = Pick<ControlOptions, 'restore' | 'begun'>;

/** `begun` is called when the database is open, before it is read. @throws Impossible when the database or the admin address cannot be had. */
export async function openControl(
  config: Config,
  practice: string,
  log: Log,
  begun?: () => void,
): Promise<OpenControl> {
  const [{ version, demo, proxy, admin }, startedAt] = [config, systemClock.now()];
  if (demo) writePracticePlaces(config.dataDir, startedAt);
  let restoring: Promise<void> | undefined;
  const restore = (asked: Restoring): void => {
    restoring ??= restored(asked).finally(() => (restoring = undefined));
  };
  const open = (): Promise<Opened> => openOnce(config, startedAt, log, { restore, begun });
  let opened = await open();
  if (demo) await addPracticeExits(practice, opened.control.services);

  async function restored({ file, actor, summary }: Restoring): Promise<void> {
    const path = join(config.dataDir, databaseFile);
    log.info({ file }, 'restoring a backup');
    await opened.life.close();
    let swapped = false;
    try {
      swapIn(path, file, true);
      swapped = true;
      opened = await open();
    } catch (error) {
      log.error({ error, file }, 'the backup cannot be restored; the database before is in its place');
      if (swapped) swapBack(path);
      opened = await open();
      return;
    }
    opened.control.services.noteRestored(actor, summary);
  }
  return {
    // Who comes while nobody is there comes again.
    accept: (link) => (restoring === undefined ? opened.control.accept(link) : link.close()),
    whenReady: opened.control.whenReady,
    close: async () => {
      await restoring;
      await opened.life.close();
    },
    facts: () => {
      const { services } = opened.control;
      return {
        ...{ version, proxy, admin, demo, claimCode: services.claimCode() },
        exits: services.inventory.exitRecords('', 1).length,
        credentials: services.inventory.frame().users.length > 0,
        ...(demo ? { signIn: { name: config.adminUsername ?? '', password: config.adminPassword ?? '' } } : {}),
      };
    },
  };
}

async function openOnce(config: Config, startedAt: number, log: Log, told: Told): Promise<Opened> {
  const { version, demo, proxy, admin } = config;
  const life = new Lifecycle();
  const control = await startControl({ config, clock: systemClock, chance: systemChance, log, ...told });
  life.onClose(() => control.close());
  const { services, running, live } = control;
  try {
    const api = await serveApi({
      ...{ host: admin.host, port: admin.port, services, running, live, log, version, demo, startedAt },
      ...{ webRoot: findDashboard(), proxyAddress: proxy, metrics: () => control.metrics(), clock: systemClock },
    });
    life.onClose(() => api.close());
  } catch (error) {
    await life.close();
    throw error;
  }
  return { control, life };
}
