// Practice exits and a target in a process of their own (exits-host.ts), handled from here.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Manner } from '@gyre/server/testkit/manners';
import type { Done, Order, Started } from './exits-host.ts';

type Bare<T> = T extends unknown ? Omit<T, 'id'> : never;
type Tell = (order: Bare<Order>) => Promise<Done>;
type Obey = (manner: Manner | 'dead', before: Manner | 'dead') => Promise<unknown>;

export class ExitApart {
  readonly port: number;
  readonly label: string;
  readonly url: string;
  manner: Manner | 'dead' = 'work';
  private readonly obey: Obey;

  constructor({ port, label, url }: Started['exits'][number], obey: Obey) {
    this.port = port;
    this.label = label;
    this.url = url;
    this.obey = obey;
  }

  /** In force when it resolves; `dead` refuses connections. */
  async behave(manner: Manner | 'dead'): Promise<void> {
    const before = this.manner;
    this.manner = manner;
    await this.obey(manner, before);
  }
}
export interface ExitsApart {
  readonly exits: readonly ExitApart[];
  readonly targetPort: number;
  close(): void;
}

/** `delayMs`: before each reply of an exit. */
export async function startExitsApart(count: number, delayMs: number): Promise<ExitsApart> {
  const child = fork(fileURLToPath(new URL('exits-host.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--conditions=gyre-source'],
  });
  let next = 0;
  const waiting = new Map<number, { done: (it: Done) => void; failed: (why: Error) => void }>();
  child.on('message', (it: Done) => {
    waiting.get(it.id)?.done(it);
    waiting.delete(it.id);
  });
  child.on('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`the process of the exits ended with ${code}`));
  });
  const tell: Tell = (order) =>
    new Promise((done, failed) => {
      const id = next++;
      waiting.set(id, { done, failed });
      child.send({ ...order, id });
    });
  const { started } = await tell({ does: 'start', exits: count, delayMs });
  const exits = started!.exits.map((it, at) => new ExitApart(it, obeying(tell, at)));
  return { exits, targetPort: started!.targetPort, close: () => child.disconnect() };
}

const obeying =
  (tell: Tell, exit: number): Obey =>
  async (manner, before) => {
    if (before === 'dead') await tell({ does: 'revive', exit });
    await tell(manner === 'dead' ? { does: 'kill', exit } : { does: 'behave', exit, manner });
  };
