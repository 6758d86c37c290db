// What an HTTP client hears from Gyre itself: the open tunnel, refusals and failures (product §3, "Answers"; RFC 9209).
import { type Failure, failures } from '../../core/model/failure.ts';
import type { Connection } from '../../net/connection.ts';
import { linger } from '../../net/linger.ts';
import type { RequestState } from '../request.ts';
import type { House } from '../house.ts';
import { exitLines } from '../runtime.ts';
import type { TunnelVoice } from '../tunnel.ts';

const open = 'HTTP/1.1 200 Connection established\r\n';
const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  508: 'Loop Detected',
};

/** The X-Gyre-* lines of an answer that came through an exit. */
export function gyreLines(attempts: RequestState): string {
  const { sessionText } = attempts;
  const session = sessionText === '' ? '' : `X-Gyre-Session: ${printable(sessionText)}\r\n`;
  return `${exitLines(attempts.entry!, attempts.exit!)}${session}X-Gyre-Attempts: ${attempts.count}\r\nX-Gyre-Request: ${attempts.ids.of(attempts)}\r\n`;
}

/** The voice of CONNECT. */
export function connectVoice(house: House, answerHeaders: boolean): TunnelVoice {
  return {
    opened: (client, attempts) =>
      void client.write(answerHeaders ? `${open}${gyreLines(attempts)}\r\n` : `${open}\r\n`),
    refused: (client, why, attempts) => refuse(house, client, why, { ...unheard, attempts, answerHeaders }),
  };
}

export interface RefusalManner {
  readonly attempts: RequestState | undefined;
  /** The listener's answers carry X-Gyre-* lines. */
  readonly answerHeaders: boolean;
  /** The connection stays open for another request. */
  readonly keep: boolean;
  /** The request was HEAD: no body. */
  readonly head: boolean;
  /** The client asked for application/problem+json. */
  readonly problem: boolean;
}

/** Nothing is known of the request, and the connection closes. */
export const unheard: RefusalManner = {
  attempts: undefined,
  answerHeaders: false,
  keep: false,
  head: false,
  problem: false,
};

/** A field value must not break the line or carry what is not ASCII (RFC 9110 §5.5). */
export function printable(text: string): string {
  let out = '';
  for (const c of text) out += c >= ' ' && c <= '~' && c !== '"' && c !== '\\' ? c : '?';
  return out.slice(0, 300);
}

/** Writes the answer of a refusal or failure and, unless kept, closes. */
export function refuse(house: House, client: Connection, why: Failure, manner: RefusalManner): void {
  const status = why.status ?? failures[why.code].status;
  const { attempts, problem } = manner;
  const id = attempts === undefined ? '' : attempts.ids.of(attempts);
  // A 407 has no body: browsers send again on the same connection (conventions b2).
  const body = status === 407 ? '' : problem ? problemBody(why, status, id) : plainBody(why, id);
  let head = `HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}\r\n${proxyStatus(why)}${fieldsOf(why, status)}`;
  if (manner.answerHeaders && attempts !== undefined)
    head += `X-Gyre-Attempts: ${attempts.count}\r\nX-Gyre-Request: ${id}\r\n`;
  head += `Content-Type: ${problem ? 'application/problem+json' : 'text/plain; charset=utf-8'}\r\n`;
  head += `Content-Length: ${Buffer.byteLength(body)}\r\n${manner.keep ? '' : 'Connection: close\r\n'}\r\n`;
  client.write(Buffer.from(manner.head ? head : head + body));
  if (!manner.keep) linger(client, house.ground.deadlines);
}

/** RFC 9209. */
function proxyStatus({ code, detail }: Failure): string {
  return `Proxy-Status: gyre; error=${code}${detail === '' ? '' : `; details="${printable(detail)}"`}\r\n`;
}
const fieldsOf = ({ retryAfterS }: Failure, status: number): string =>
  retryAfterS === undefined ? (byStatus[status] ?? '') : `Retry-After: ${retryAfterS}\r\n`;
/** Fields that belong to a status. */
const byStatus: Readonly<Record<number, string>> = {
  407: 'Proxy-Authenticate: Basic realm="gyre", charset="UTF-8"\r\n',
  429: 'Retry-After: 1\r\n',
  503: 'Retry-After: 1\r\n',
};

function plainBody(why: Failure, id: string): string {
  return `${why.code}: ${failures[why.code].hint}${why.detail === '' ? '' : ` (${printable(why.detail)})`}${id === '' ? '' : `\nrequest ${id}`}\n`;
}
function problemBody(why: Failure, status: number, id: string): string {
  return `${JSON.stringify({ type: `/problems/${why.code}`, title: failures[why.code].hint, status, detail: printable(why.detail), code: why.code, requestId: id })}\n`;
}
