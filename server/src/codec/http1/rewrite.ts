/**
 * Heads on their way through: what was sent stays as it was, byte for byte, except what must not be forwarded (RFC 9110 §7.6.1) and
 * what a proxy has to put right (RFC 9112 §3.2.2). Strings in, one string out; the socket writes it as latin1.
 */
import { FieldCursor } from './field-cursor.ts';
import * as kinds from './field-kinds.ts';
import type { RequestHead } from './head.ts';
import type { MessageHead } from './message.ts';
import type { ResponseHead } from './response-head.ts';
import { sameAuthority, type AbsoluteTarget } from './target.ts';

/** `absolute` for an HTTP exit that fetches, `origin` for a connection that reaches the target itself. */
export type RequestForm = 'absolute' | 'origin';

/**
 * The request as the exit gets it. `exitAuthorization` is the full value of Proxy-Authorization; it and everything else here has been
 * checked for line breaks where it was made.
 */
export function requestToExit(
  head: RequestHead,
  form: RequestForm,
  target: AbsoluteTarget,
  exitAuthorization: string | undefined,
): string {
  const line =
    form === 'origin'
      ? `${head.method} ${originTarget(head, target)} HTTP/1.${head.minor}\r\n`
      : absoluteLine(head, target);
  const fields =
    head.host !== undefined && sameAuthority(head.host, target) ? kept(head, head.fieldsAt) : withHost(head, target);
  const upgrade = upgradeLines(head);
  return exitAuthorization === undefined
    ? `${line}${fields}${upgrade}\r\n`
    : `${line}${fields}${upgrade}Proxy-Authorization: ${exitAuthorization}\r\n\r\n`;
}

/** Path and query, or `*` for OPTIONS of a whole server (RFC 9112 §3.2.4). */
function originTarget(head: RequestHead, target: AbsoluteTarget): string {
  const whole = target.scheme.length + 3 + target.hostText.length;
  return head.method === 'OPTIONS' && head.target.length === whole ? '*' : target.path;
}

/** As sent; only `ws` becomes `http`, because HTTP proxies know no other scheme for it (RFC 6455 §4.1 upgrades plain HTTP). */
function absoluteLine(head: RequestHead, target: AbsoluteTarget): string {
  if (target.scheme === 'http') return head.text.slice(0, head.fieldsAt);
  return `${head.method} http${head.target.slice(2)} HTTP/1.${head.minor}\r\n`;
}

/** Everything from `from` up to the empty line, without the cuts. */
function kept(head: MessageHead, from: number): string {
  return between(head, from, head.length - 2);
}

function between(head: MessageHead, from: number, to: number): string {
  const { text, cuts } = head;
  if (cuts === undefined) return text.slice(from, to);
  let out = '';
  let at = from;
  for (let i = 0; i < cuts.length; i += 2) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? 0;
    if (start < at || start >= to) continue;
    if (start > at) out += text.slice(at, start);
    at = end;
  }
  return at < to ? out + text.slice(at, to) : out;
}

/** RFC 9112 §3.2.2: a proxy ignores the Host it got and says what the target says. Name and place of the line stay. */
function withHost(head: RequestHead, target: AbsoluteTarget): string {
  if (head.host === undefined) return `Host: ${target.hostText}\r\n${kept(head, head.fieldsAt)}`;
  const valueEnd = head.hostAt + head.host.length;
  return between(head, head.fieldsAt, head.hostAt) + target.hostText + between(head, valueEnd, head.length - 2);
}

/** An upgrade whose lines were cut, said again (RFC 9110 §7.8). */
function upgradeLines(head: MessageHead): string {
  return head.upgrade === undefined || head.upgradeKept ? '' : `Connection: Upgrade\r\nUpgrade: ${head.upgrade}\r\n`;
}

/**
 * The response as the client gets it. `extraLines` are whole lines (`Name: value\r\n…`), `connection` what to say about the client's
 * connection (`framing.ts` knows); a 101 keeps its upgrade instead.
 */
export function responseToClient(
  head: ResponseHead,
  extraLines: string,
  connection: 'close' | 'keep-alive' | undefined,
): string {
  const fields = head.cuts === undefined ? head.text.slice(0, head.length - 2) : between(head, 0, head.length - 2);
  if (head.upgrade !== undefined) return `${fields}${upgradeLines(head)}${extraLines}\r\n`;
  return connection === undefined
    ? `${fields}${extraLines}\r\n`
    : `${fields}${extraLines}Connection: ${connection}\r\n\r\n`;
}

/**
 * The same response for an HTTP/1.0 client, which knows no chunks (RFC 9112 §6.1): without Transfer-Encoding and Trailer. Its body is
 * the reader's payload ranges, its end the end of the connection.
 */
export function withoutChunks(head: ResponseHead): ResponseHead {
  const cuts: number[] = [];
  const line = new FieldCursor(head.text, head.fieldsAt);
  while (line.next()) {
    const kind = kinds.fieldKind(line.text, line.start, line.nameEnd);
    if (kind === kinds.transferEncoding || kind === kinds.trailer || isCut(head, line.start))
      cuts.push(line.start, line.end);
  }
  return { ...head, chunked: false, cuts };
}

function isCut(head: ResponseHead, start: number): boolean {
  const cuts = head.cuts ?? [];
  for (let i = 0; i < cuts.length; i += 2) {
    if (start >= (cuts[i] ?? 0) && start < (cuts[i + 1] ?? 0)) return true;
  }
  return false;
}
