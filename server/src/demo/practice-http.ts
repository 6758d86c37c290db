// A practice exit that speaks HTTP: absolute-form requests and CONNECT, with Basic credentials where it wants them.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Chance } from '../base/random.ts';
import { behave } from './practice-manner.ts';
import { isPracticeHost, practiceTarget } from './practice-target.ts';
import type { PracticeExit, PracticePlan } from './practice.ts';

type Credentials = Pick<PracticeExit, 'username' | 'password'>;

export function practiceHttp(plan: PracticePlan, credentials: Credentials, chance: Chance): Server {
  const answer = practiceTarget(plan, chance);
  const target = createServer(answer);
  const expected = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  const no = ({ headers }: IncomingMessage, host: string): number | undefined => {
    if (credentials.username !== '' && headers['proxy-authorization'] !== expected) return 407;
    return isPracticeHost(host) ? undefined : 502;
  };
  const server = createServer((request, response) => {
    behave(plan.manner, chance, request.socket, () => {
      const refused = no(request, hostOf(request.url ?? ''));
      if (refused === undefined) return answer(request, response);
      response.writeHead(refused, refused === 407 ? { 'proxy-authenticate': 'Basic realm="practice"' } : {});
      response.end('This practice exit knows only names below gyre.test.\n');
    });
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => {});
    behave(plan.manner, chance, socket, () => {
      const refused = no(request, (request.url ?? '').replace(/:\d+$/, ''));
      if (refused !== undefined) return void socket.end(`HTTP/1.1 ${refused} No\r\nContent-Length: 0\r\n\r\n`);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) socket.unshift(head);
      target.emit('connection', socket);
    });
  });
  return server;
}

function hostOf(url: string): string {
  return url.startsWith('http://') && URL.canParse(url) ? new URL(url).hostname : '';
}
