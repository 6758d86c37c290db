// One GET through a listener, as a client would send it: absolute-form for http, a tunnel and TLS inside it for https. The listener judges the
// target like everybody's. The body is read to its end or to a limit, and thrown away.
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { hostOf, portOf } from '../alerts/post.ts';

export interface Trial {
  readonly listener: { readonly host: string; readonly port: number };
  readonly username: string;
  readonly password: string;
  readonly url: URL;
}
export interface TrialAnswer {
  /** Of the target; of the listener when it said no; null: none came. */
  readonly status: number | null;
  /** The listener's id of the request, where it says it. */
  readonly requestId: string | null;
  readonly problem: string | null;
  readonly bytes: number;
}

const timeoutMs = 30_000;
const maxBytes = 256 * 1024;

export async function sendTrial(trial: Trial): Promise<TrialAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await (trial.url.protocol === 'https:' ? throughTunnel(trial, signal) : absolute(trial, signal));
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    const problem = signal.aborted ? `no answer in ${timeoutMs / 1000} s` : typeof code === 'string' ? code : message;
    return { status: null, requestId: null, problem: String(problem), bytes: 0 };
  }
}

const credentials = ({ username, password }: Trial): string =>
  `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;

function absolute(trial: Trial, signal: AbortSignal): Promise<TrialAnswer> {
  const { listener, url } = trial;
  const headers = { host: url.host, 'proxy-authorization': credentials(trial), 'user-agent': 'Gyre', accept: '*/*' };
  const sent = httpRequest({ ...listener, path: url.href, headers, agent: false, signal });
  return answerOf(sent);
}

async function throughTunnel(trial: Trial, signal: AbortSignal): Promise<TrialAnswer> {
  const { listener, url } = trial;
  const path = `${url.hostname}:${portOf(url)}`;
  const headers = { host: path, 'proxy-authorization': credentials(trial) };
  const sent = httpRequest({ ...listener, method: 'CONNECT', path, headers, agent: false, signal });
  const opened = await new Promise<{ readonly answer: IncomingMessage; readonly socket: Socket }>((resolve, reject) => {
    sent.once('connect', (answer: IncomingMessage, socket: Socket) => resolve({ answer, socket }));
    sent.once('error', reject).end();
  });
  const { answer, socket } = opened;
  const requestId = requestIdOf(answer);
  if (answer.statusCode !== 200) {
    socket.destroy();
    return { status: answer.statusCode ?? null, requestId, problem: null, bytes: 0 };
  }
  const host = hostOf(url);
  const inside = httpsRequest(url, {
    ...{ agent: false, signal, headers: { 'user-agent': 'Gyre', accept: '*/*', connection: 'close' } },
    createConnection: () => tlsConnect({ socket, servername: host }),
  });
  return { ...(await answerOf(inside)), requestId };
}

function answerOf(sent: ClientRequest): Promise<TrialAnswer> {
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let bytes = 0;
      const done = (): void => {
        resolve({ status: answer.statusCode ?? null, requestId: requestIdOf(answer), problem: null, bytes });
        sent.destroy();
      };
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > maxBytes) done();
      });
      answer.once('end', done).once('error', reject);
    });
    sent.end();
  });
}

function requestIdOf({ headers }: IncomingMessage): string | null {
  const id = headers['x-gyre-request'];
  return typeof id === 'string' ? id : null;
}
