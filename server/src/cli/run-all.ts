// The role `all`: control and one worker in a single process, over a link in memory. For development and tests, never for production.
import type { Log } from '../base/log.ts';
import { freshSeed } from '../base/random.ts';
import type { Config } from '../config/config.ts';
import { startWorker } from '../dataplane/worker.ts';
import { memoryLink } from '../link/memory-link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { bannerText } from './banner.ts';
import { demoConfig, openDemo, throwAway } from './demo-ground.ts';
import { graceMs } from './grace.ts';
import { checkGround } from './ground-check.ts';
import { openControl } from './open-control.ts';
import { openNative } from './open-native.ts';
import { linkPathOf } from './places.ts';
import { argumentsOf, type Program } from './program.ts';

export async function runAll(wanted: Config, program: Program, log: Log): Promise<undefined> {
  const config = { ...(wanted.demo ? demoConfig(wanted) : wanted), workers: 1 };
  await checkGround(config, linkPathOf(config.dataDir));
  const demo = config.demo ? await openDemo(config, { ...program, args: argumentsOf(config) }) : undefined;
  const control = await openControl(config, demo?.practice ?? '', log);
  const worker = startWorker({
    ...{ worker: 1, workers: 1, log, seed: freshSeed(), native: openNative(config, log) },
    connect: (linked) => {
      const [down, up] = memoryLink<ToWorker, ToControl>();
      control.accept(down);
      linked(up);
      return up;
    },
  });
  let signals = 0;
  const end = async (): Promise<void> => {
    if (++signals > 1) return worker.stop();
    await worker.drain(graceMs);
    await control.close();
    demo?.close();
    if (demo !== undefined) throwAway(config);
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
  process.on('SIGHUP', () => log.debug({}, 'nothing to read again'));
  await control.whenReady;
  program.say(bannerText(control.facts()));
}
