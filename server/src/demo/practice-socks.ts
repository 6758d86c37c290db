// A practice exit that speaks SOCKS5 and is handed names.
import { createServer as createTarget } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Chance } from '../base/random.ts';
import type { Machine } from '../codec/machine.ts';
import { Socks5Greeting, socks5AuthReply, socks5Reply, Socks5RequestReader } from '../codec/socks5/server.ts';
import { behave } from './practice-manner.ts';
import { isPracticeHost, practiceTarget } from './practice-target.ts';
import type { PracticeExit, PracticePlan } from './practice.ts';

type Credentials = Pick<PracticeExit, 'username' | 'password'>;
/** RFC 1928 §6. */
const succeeded = 0;
const hostUnreachable = 4;

export function practiceSocks(plan: PracticePlan, credentials: Credentials, chance: Chance): Server {
  const target = createTarget(practiceTarget(plan, chance));
  return createServer((socket) => {
    socket.on('error', () => {});
    void signIn(socket, credentials).then(async (welcome) => {
      if (!welcome) return void socket.end();
      const request = await run(socket, new Socks5RequestReader());
      if (request === undefined) return void socket.end();
      behave(plan.manner, chance, socket, () => {
        const known = isPracticeHost(request.host);
        socket.write(socks5Reply(known ? succeeded : hostUnreachable));
        if (known) target.emit('connection', socket);
        else socket.end();
      });
    });
  });
}

async function signIn(socket: Socket, { username, password }: Credentials): Promise<boolean> {
  const identity = await run(socket, new Socks5Greeting({ requireAuth: username !== '' }));
  if (identity === undefined) return false;
  if (identity.anonymous) return true;
  const welcome = username === '' || (identity.username === username && identity.password === password);
  socket.write(socks5AuthReply(welcome));
  return welcome;
}

/** Runs a machine over the socket; what came behind is put back. Undefined when it fails or the peer leaves. */
function run<T>(socket: Socket, machine: Machine<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const over = (value: T | undefined): void => {
      socket.off('data', take);
      socket.off('close', gone);
      socket.pause();
      resolve(value);
    };
    const gone = (): void => over(undefined);
    const take = (chunk: Buffer): void => {
      const step = machine.take(chunk);
      if (step.send !== undefined) socket.write(step.send);
      if (step.state === 'more') return;
      if (step.state === 'done' && step.rest.length > 0) socket.unshift(step.rest);
      over(step.state === 'done' ? step.value : undefined);
    };
    socket.on('data', take);
    socket.once('close', gone);
    socket.resume();
  });
}
