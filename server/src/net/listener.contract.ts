// What listening must be for a whole process: shared between the workers of a cluster, within the limit of descriptors, and ended cleanly.
import { type ChildProcess, spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ask, Said } from '../../testkit/accepting.ts';
import { quietPort } from '../../testkit/free-port.ts';
import { until } from '../../testkit/joined.ts';

const program = fileURLToPath(new URL('../../testkit/accepting.ts', import.meta.url));
const execArgv = ['--import', 'tsx', '--conditions=gyre-source'];
const host = '127.0.0.1';
/** Processes start slowly beside others, ms. */
const patience = 60_000;
/** Descriptors of the process that runs into its limit, and clients, most of which find none. */
const fewDescriptors = 100;
const manyClients = 250;

export function listenerContract(name: string, native: string): void {
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const it of children.splice(0)) if (it.exitCode === null && it.kill('SIGKILL')) await once(it, 'exit');
  });
  const said = async (child: ChildProcess): Promise<Said> => ((await once(child, 'message')) as [Said])[0];
  const ask = (child: ChildProcess, what: Ask): Promise<Said> => {
    const answer = said(child);
    child.send(what);
    return answer;
  };
  const started = async (child: ChildProcess): Promise<ChildProcess> => {
    children.push(child);
    expect(await said(child)).toEqual({ up: true });
    return child;
  };
  const limited = (port: number, descriptors: number): Promise<ChildProcess> => {
    const node = [process.execPath, ...execArgv, program, host, String(port), native];
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
    return started(spawn('sh', ['-c', `ulimit -n ${descriptors} && exec "$@"`, 'sh', ...node], { stdio: [...stdio] }));
  };

  describe(`${name}: processes that listen`, { timeout: patience }, () => {
    it('share an address; those that are left go on when one closes, and the last gives it back', async () => {
      const port = await quietPort();
      cluster.schedulingPolicy = cluster.SCHED_NONE;
      cluster.setupPrimary({ exec: program, args: [host, String(port), native], execArgv });
      const workers = [await started(cluster.fork().process), await started(cluster.fork().process)] as const;
      const whoAnswers = async (): Promise<Set<number>> => {
        const answers = await Promise.all(Array.from({ length: 40 }, () => asked(port)));
        return new Set(answers.map(Number));
      };
      const pids = workers.map(({ pid }) => pid!);
      for (const it of await whoAnswers()) expect(pids).toContain(it);
      expect(await ask(workers[0], 'close')).toEqual({ closed: true });
      expect(await whoAnswers()).toEqual(new Set([pids[1]]));
      expect(await ask(workers[1], 'close')).toEqual({ closed: true });
      await expect(asked(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      const again = await started(cluster.fork().process);
      expect(await whoAnswers()).toEqual(new Set([again.pid]));
    });

    it('hear nothing more of clients that left no descriptor: they are turned away at once', async () => {
      const port = await quietPort();
      const child = await limited(port, fewDescriptors);
      const clients = Array.from({ length: manyClients }, () => greet(port));
      await until(() => clients.every(({ answer, over }) => over || answer !== ''));
      const inside = clients.filter(({ over }) => !over);
      expect(inside.length).toBeGreaterThan(10);
      expect(inside.length).toBeLessThan(fewDescriptors);
      // Full as it is, it has nothing to do.
      expect(((await ask(child, 'busy')) as { busy: number }).busy).toBeLessThan(0.5);
      for (const { socket } of clients) socket.destroy();
      await until(() => inside.every(({ over }) => over));
      // Some may be turned away still, until it has heard that those are gone.
      let answer: string | undefined;
      while (answer === undefined) answer = await asked(port).catch(() => undefined);
      expect(Number(answer)).toBe(child.pid);
    });

    it('end cleanly with connections open', async () => {
      const port = await quietPort();
      const child = await limited(port, 1000);
      const clients = Array.from({ length: 20 }, () => greet(port));
      await until(() => clients.every(({ answer }) => answer !== ''));
      child.send('exit');
      expect(await once(child, 'exit')).toEqual([0, null]);
      await until(() => clients.every(({ over }) => over));
    });
  });
}

interface Greeting {
  readonly socket: Socket;
  answer: string;
  over: boolean;
}
/** A client that says something and stays. */
function greet(port: number): Greeting {
  const it: Greeting = { socket: connect(port, host), answer: '', over: false };
  const over = (): void => void (it.over = true);
  it.socket.on('connect', () => it.socket.write('who?'));
  it.socket.on('data', (chunk: Buffer) => (it.answer += chunk.toString()));
  it.socket.on('end', over).on('error', over).on('close', over);
  return it;
}
/** Who answers a client. @throws what its socket says. */
async function asked(port: number): Promise<string> {
  const socket = connect(port, host);
  await once(socket, 'connect');
  socket.write('who?');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}
