// The role `worker`: one process that carries traffic. Told by signals to drain; ends when the supervisor is gone.
import { freshSeed } from '../base/random.ts';
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import type { Role } from '../config/env.ts';
import { startWorker } from '../dataplane/worker.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { keepLinked } from '../link/socket-link.ts';
import { graceMs } from './grace.ts';
import { openNative } from './open-native.ts';

export function runWorker(config: Config, role: Role, log: Log): void {
  const worker = startWorker({
    worker: role.worker,
    workers: config.workers,
    connect: (linked) => keepLinked<ToControl, ToWorker>(role.link, log, linked),
    log,
    native: openNative(config, log),
    seed: freshSeed(),
  });
  const drain = (): void => {
    log.info({}, 'draining');
    void worker.drain(graceMs).then(() => process.exit(0));
  };
  process.once('SIGTERM', drain);
  // Of the terminal's signal only the supervisor makes something.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => log.debug({}, 'nothing to read again'));
}
