// The role `supervisor`: checks the ground, then keeps control and the workers running until a signal ends it.
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import { roleEnvironment } from '../config/env.ts';
import { Supervisor } from '../supervisor/supervisor.ts';
import { demoConfig, openDemo, throwAway } from './demo-ground.ts';
import { graceMs } from './grace.ts';
import { checkGround } from './ground-check.ts';
import { linkPathOf } from './places.ts';
import { argumentsOf, type Program } from './program.ts';

/** Resolves with the exit code. */
export async function runSupervisor(config: Config, program: Program, log: Log): Promise<number> {
  if (!config.demo) return supervise(config, { ...program, args: argumentsOf(config) }, { practice: '', log });
  const thrown = demoConfig(config);
  const own = { ...program, args: argumentsOf(thrown) };
  try {
    await checkGround(thrown, linkPathOf(thrown.dataDir));
    const demo = await openDemo(thrown, own);
    const code = await supervise(thrown, own, { practice: demo.practice, log });
    demo.close();
    return code;
  } finally {
    throwAway(thrown);
  }
}

interface Besides {
  readonly practice: string;
  readonly log: Log;
}

async function supervise(config: Config, program: Program, { practice, log }: Besides): Promise<number> {
  const link = linkPathOf(config.dataDir);
  await checkGround(config, link);
  const { entry, args, say } = program;
  const { adminUsername, adminPassword } = config;
  const control = roleEnvironment({ role: 'control', worker: 0, link, practice });
  const supervisor = new Supervisor({
    ...{ entry, args, say, log, graceMs },
    workers: config.workers,
    controlEnvironment: config.demo
      ? { ...control, GYRE_ADMIN_USERNAME: adminUsername, GYRE_ADMIN_PASSWORD: adminPassword }
      : control,
    workerEnvironment: (worker) => roleEnvironment({ role: 'worker', worker, link, practice: '' }),
    clock: systemClock,
  });
  process.on('SIGTERM', () => supervisor.stop());
  process.on('SIGINT', () => supervisor.stop());
  process.on('SIGHUP', () => supervisor.hangUp());
  // Timers of the clock keep no process alive; between two lives of a child nothing else may do so.
  const alive = setInterval(() => {}, 2 ** 30);
  supervisor.start();
  const code = await supervisor.finished;
  clearInterval(alive);
  return code;
}
