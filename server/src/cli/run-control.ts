// The role `control`: inventory, running half and admin API in one process; workers come over the link.
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import type { Role } from '../config/env.ts';
import { serveLinks } from '../link/socket-link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import type { ControlNews } from '../supervisor/supervisor.ts';
import { bannerText } from './banner.ts';
import { openControl } from './open-control.ts';

export async function runControl(config: Config, role: Role, log: Log): Promise<undefined> {
  let served: () => void = () => {};
  const ready = new Promise<void>((resolve) => (served = resolve));
  const links = await serveLinks<ToWorker, ToControl>(role.link, log, (link) => control.accept(link), ready);
  const control = await openControl(config, role.practice, log, () => tell({ type: 'begun' }));
  served();
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await control.close();
    links.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void close());
  // Of the terminal's signal only the supervisor makes something.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => log.debug({}, 'nothing to read again'));
  process.on('disconnect', () => void close());
  tell({ type: 'serving' });
  await control.whenReady;
  tell({ type: 'ready', text: bannerText(control.facts()) });
}

function tell(news: ControlNews): void {
  process.send?.(news);
}
