/**
 * Request heads from text to facts, RFC 9112 kept strictly: what two readers could understand differently is refused.
 * Nothing is copied except the few values a gateway decides with; the text itself goes on, minus `cuts`.
 */
import { CR, LF, SP, consistsOf, isLower, targetChars, tokenChars } from './chars.ts';
import { headFault, type HeadFault, type HeadLimits } from './fault.ts';
import type { FieldCursor } from './field-cursor.ts';
import * as kinds from './field-kinds.ts';
import { applyConnection } from './hop-by-hop.ts';
import {
  checkFraming,
  cut,
  noteHop,
  noteTransferEncoding,
  readFields,
  readLength,
  type MessageDraft,
  type MessageHead,
} from './message.ts';
import { hostChars } from './target.ts';
import { readVersion } from './version.ts';

export interface RequestHead extends MessageHead {
  readonly method: string;
  /** As sent; `target.ts` takes it apart. */
  readonly target: string;
  readonly host: string | undefined;
  /** Offset of the Host value, −1 without one. */
  readonly hostAt: number;
  /** Offset of the first field line. */
  readonly fieldsAt: number;
  /** The value, scheme and all. */
  readonly proxyAuthorization: string | undefined;
  /** Expect: 100-continue on HTTP/1.1; an HTTP/1.0 client does not mean it (RFC 9110 §10.1.1). */
  readonly expectContinue: boolean;
  /** X-Gyre-* fields, flat [name, value, …]; names without the prefix, in lower case. */
  readonly wishes: string[] | undefined;
  /** A Trailer field announces trailers. */
  readonly trailer: boolean;
}

interface RequestDraft extends MessageDraft {
  method: string;
  target: string;
  minor: 0 | 1;
  host: string | undefined;
  hostAt: number;
  proxyAuthorization: string | undefined;
  expectContinue: boolean;
  wishes: string[] | undefined;
  trailer: boolean;
}

/** Reads the request head in the first `length` chars of `text`; it ends with CRLFCRLF (`HeadBuffer` finds it). */
export function parseRequestHead(text: string, length: number, limits: HeadLimits): RequestHead | HeadFault {
  if (length > limits.maxBytes) return headFault('too_large', `head of more than ${limits.maxBytes} bytes`);
  const head = blankRequest(text.length === length ? text : text.slice(0, length));
  const fault = readRequestLine(head) ?? readFields(head, limits, noteRequest) ?? checkRequest(head);
  return fault ?? head;
}

function blankRequest(text: string): RequestDraft {
  return {
    method: '',
    target: '',
    minor: 1,
    contentLength: -1,
    chunked: false,
    close: false,
    keepAlive: false,
    upgrade: undefined,
    upgradeKept: false,
    expectContinue: false,
    host: undefined,
    hostAt: -1,
    proxyAuthorization: undefined,
    wishes: undefined,
    trailer: false,
    length: text.length,
    text,
    cuts: undefined,
    options: undefined,
    fieldsAt: 0,
  };
}

/** method SP request-target SP HTTP-version CRLF, single spaces (RFC 9112 §3). */
function readRequestLine(head: RequestDraft): HeadFault | undefined {
  const text = head.text;
  let at = 0;
  while (tokenChars[text.charCodeAt(at)] === 1) at++;
  if (at === 0 || text.charCodeAt(at) !== SP) return headFault('malformed', 'request line without a method');
  head.method = text.slice(0, at);
  const targetAt = ++at;
  while (targetChars[text.charCodeAt(at)] === 1) at++;
  if (at === targetAt || text.charCodeAt(at) !== SP)
    return headFault('malformed', 'request line without a target and a version');
  head.target = text.slice(targetAt, at);
  const minor = readVersion(text, at + 1);
  if (typeof minor !== 'number') return minor;
  head.minor = minor;
  at += 9;
  if (text.charCodeAt(at) !== CR || text.charCodeAt(at + 1) !== LF)
    return headFault('malformed', 'request line with something behind the version');
  head.fieldsAt = at + 2;
  return undefined;
}

function noteRequest(head: RequestDraft, kind: number, line: FieldCursor): HeadFault | undefined {
  switch (kind) {
    case kinds.host:
      return noteHost(head, line);
    case kinds.contentLength:
      if (head.contentLength >= 0) return headFault('ambiguous_framing', 'more than one Content-Length');
      head.contentLength = readLength(line);
      return head.contentLength < 0 ? headFault('malformed', 'Content-Length is not a number') : undefined;
    case kinds.transferEncoding:
      return noteTransferEncoding(head, line);
    case kinds.expect:
      head.expectContinue = head.minor === 1 && isLower(line.value(), '100-continue');
      return undefined;
    case kinds.trailer:
      head.trailer = true;
      return undefined;
    case kinds.proxyAuthorization:
      if (head.proxyAuthorization !== undefined) return headFault('malformed', 'more than one Proxy-Authorization');
      head.proxyAuthorization = line.value();
      return undefined;
    default:
      return noteOther(head, kind, line);
  }
}

function noteOther(head: RequestDraft, kind: number, line: FieldCursor): undefined {
  if (kind === kinds.gyre) {
    head.wishes ??= [];
    head.wishes.push(line.lowerName().slice(kinds.gyrePrefix), line.value());
  } else if (kind === kinds.proxyStatus) {
    cut(head, line.start, line.end);
  } else {
    noteHop(head, kind, line);
  }
}

function noteHost(head: RequestDraft, line: FieldCursor): HeadFault | undefined {
  if (head.hostAt >= 0) return headFault('bad_host', 'more than one Host');
  head.host = line.value();
  head.hostAt = line.valueStart;
  const valid = head.host === '' || consistsOf(head.host, hostChars);
  return valid ? undefined : headFault('bad_host', 'Host is not a host');
}

/** What only the whole head shows. */
function checkRequest(head: RequestDraft): HeadFault | undefined {
  const connect = head.method === 'CONNECT';
  if (head.hostAt < 0 && head.minor === 1 && !connect) return headFault('bad_host', 'HTTP/1.1 without Host');
  if (connect && (head.chunked || head.contentLength > 0)) {
    return headFault(
      'ambiguous_framing',
      'CONNECT with a body: what follows its head belongs to the tunnel (RFC 9110 §9.3.6)',
    );
  }
  const fault = checkFraming(head);
  if (fault !== undefined) return fault;
  return head.options === undefined && head.upgrade === undefined
    ? undefined
    : applyConnection(head, head.minor === 1 && !connect);
}
