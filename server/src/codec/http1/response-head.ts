/**
 * Response heads from text to facts, as strictly as requests: a response that can be read in two ways is refused, not repaired.
 */
import { CR, LF, SP, valueChars } from './chars.ts';
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
import { readVersion } from './version.ts';

export interface ResponseHead extends MessageHead {
  readonly status: number;
  /** Offset one past the reason phrase, which begins at 13 when there is one. */
  readonly reasonEnd: number;
  readonly fieldsAt: number;
  /** The exit asks for credentials; the field itself never reaches a client. */
  readonly proxyAuthenticate: boolean;
  readonly retryAfter: string | undefined;
  /** Proxy-Status (RFC 9209) as sent: providers say there why they failed. */
  readonly proxyStatus: string | undefined;
}

interface ResponseDraft extends MessageDraft {
  status: number;
  minor: 0 | 1;
  reasonEnd: number;
  proxyAuthenticate: boolean;
  retryAfter: string | undefined;
  proxyStatus: string | undefined;
}

/** Reads the response head in the first `length` chars of `text`; it ends with CRLFCRLF. */
export function parseResponseHead(text: string, length: number, limits: HeadLimits): ResponseHead | HeadFault {
  if (length > limits.maxBytes) return headFault('too_large', `head of more than ${limits.maxBytes} bytes`);
  const head = blankResponse(text.length === length ? text : text.slice(0, length));
  const fault = readStatusLine(head) ?? readFields(head, limits, noteResponse) ?? checkResponse(head);
  return fault ?? head;
}

function blankResponse(text: string): ResponseDraft {
  return {
    status: 0,
    minor: 1,
    reasonEnd: 0,
    contentLength: -1,
    chunked: false,
    close: false,
    keepAlive: false,
    upgrade: undefined,
    upgradeKept: false,
    proxyAuthenticate: false,
    retryAfter: undefined,
    proxyStatus: undefined,
    length: text.length,
    text,
    cuts: undefined,
    options: undefined,
    fieldsAt: 0,
  };
}

/** HTTP-version SP 3DIGIT SP [reason] CRLF (RFC 9112 §4); the second space may be missing when there is no reason. */
function readStatusLine(head: ResponseDraft): HeadFault | undefined {
  const text = head.text;
  const minor = readVersion(text, 0);
  if (typeof minor !== 'number') return minor;
  head.minor = minor;
  const status = threeDigits(text, 9);
  if (text.charCodeAt(8) !== SP || status < 100) return headFault('malformed', 'status line without a status');
  head.status = status;
  let at = 12;
  if (text.charCodeAt(at) === SP) {
    while (valueChars[text.charCodeAt(at)] === 1) at++;
  }
  if (text.charCodeAt(at) !== CR || text.charCodeAt(at + 1) !== LF)
    return headFault('malformed', 'status line that does not end well');
  head.reasonEnd = at;
  head.fieldsAt = at + 2;
  return undefined;
}

/** The number at `at`, −1 when it is not three digits. */
function threeDigits(text: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 3; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function noteResponse(head: ResponseDraft, kind: number, line: FieldCursor): HeadFault | undefined {
  switch (kind) {
    case kinds.contentLength:
      return noteLength(head, line);
    case kinds.transferEncoding:
      return noteTransferEncoding(head, line);
    case kinds.proxyAuthenticate:
      head.proxyAuthenticate = true;
      return undefined;
    case kinds.proxyStatus:
      head.proxyStatus = head.proxyStatus === undefined ? line.value() : `${head.proxyStatus}, ${line.value()}`;
      return undefined;
    case kinds.retryAfter:
      head.retryAfter ??= line.value();
      return undefined;
    default:
      noteHop(head, kind, line);
      return undefined;
  }
}

/** A repeated equal length is merged into one by cutting the repetition (RFC 9112 §6.3 allows it); different ones are refused. */
function noteLength(head: ResponseDraft, line: FieldCursor): HeadFault | undefined {
  const length = readLength(line);
  if (length < 0) return headFault('malformed', 'Content-Length is not a number');
  if (head.contentLength >= 0 && head.contentLength !== length)
    return headFault('ambiguous_framing', 'Content-Length twice, with different values');
  if (head.contentLength >= 0) cut(head, line.start, line.end);
  head.contentLength = length;
  return undefined;
}

function checkResponse(head: ResponseDraft): HeadFault | undefined {
  const fault = checkFraming(head);
  if (fault !== undefined) return fault;
  return head.options === undefined && head.upgrade === undefined
    ? undefined
    : applyConnection(head, head.status === 101);
}
