// A process of its own with practice exits and a target, told what to do over IPC: so that whoever measures does not stand still when they do.
import { type FakeExit, startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startFakeTarget } from '@gyre/server/testkit/fake-target';
import type { Manner } from '@gyre/server/testkit/manners';

export type Order =
  | { readonly id: number; readonly does: 'start'; readonly exits: number; readonly delayMs: number }
  | { readonly id: number; readonly does: 'kill' | 'revive'; readonly exit: number }
  | { readonly id: number; readonly does: 'behave'; readonly exit: number; readonly manner: Manner };
export interface Started {
  readonly targetPort: number;
  readonly exits: readonly { readonly port: number; readonly label: string; readonly url: string }[];
}
export interface Done {
  readonly id: number;
  readonly started?: Started;
}
/** They remember little: what they keep, the collector walks through, and its stops would be measured. */
const forgetful = { mostSeen: 10 };

const exits: FakeExit[] = [];
async function start(count: number, delayMs: number): Promise<Started> {
  const target = await startFakeTarget(forgetful);
  for (let i = 0; i < count; i++) {
    const scheme = i % 2 === 0 ? 'http' : 'socks5h';
    exits.push(await startFakeExit({ scheme, label: `e${i}`, delayMs, ...forgetful }));
  }
  return { targetPort: target.port, exits: exits.map(({ port, label, url }) => ({ port, label, url })) };
}
async function obey(order: Order): Promise<Done> {
  const { id } = order;
  if (order.does === 'start') return { id, started: await start(order.exits, order.delayMs) };
  const exit = exits[order.exit]!;
  if (order.does === 'behave') exit.manner = order.manner;
  else if (order.does === 'kill') await exit.kill();
  else await exit.revive();
  return { id };
}
process.on('message', (order: Order) => void obey(order).then((done) => process.send!(done)));
process.on('disconnect', () => process.exit());
