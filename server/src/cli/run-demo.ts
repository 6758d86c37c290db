// The role `demo`: practice exits, a practice target and a little traffic, in a process of their own. Ends when the supervisor does.
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { systemChance } from '../base/random.ts';
import type { Config } from '../config/config.ts';
import { openPracticeHouse } from '../demo/practice-house.ts';
import { practiceWishes } from '../demo/practice.ts';
import { startTraffic } from '../demo/traffic.ts';
import type { DemoNews } from './demo-ground.ts';

export async function runDemo(config: Config, log: Log): Promise<undefined> {
  const { exits } = await openPracticeHouse();
  log.debug({ exits: exits.length }, 'practice exits are open');
  const news: DemoNews = { type: 'practice', text: JSON.stringify(exits) };
  process.send?.(news);
  if (config.demoTraffic)
    startTraffic({ proxy: config.proxy, wishes: practiceWishes, clock: systemClock, chance: systemChance });
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  process.on('disconnect', () => process.exit(0));
}
