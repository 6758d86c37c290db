/**
 * What requests and responses have in common: framing fields, what they ask of the connection, and which lines are never forwarded.
 * Filled line by line while a head is parsed, read-only afterwards.
 */
import { isLower } from './chars.ts';
import { headFault, type HeadFault, type HeadLimits } from './fault.ts';
import { FieldCursor } from './field-cursor.ts';
import * as kinds from './field-kinds.ts';

export interface MessageHead {
  readonly minor: 0 | 1;
  /** −1 without Content-Length. */
  readonly contentLength: number;
  readonly chunked: boolean;
  /** Connection nominates `close` / `keep-alive` (Proxy-Connection counts too). */
  readonly close: boolean;
  readonly keepAlive: boolean;
  /** The Upgrade value, when Connection nominates it; `undefined` otherwise and for h2c, which RFC 9113 §3.1 withdrew. */
  readonly upgrade: string | undefined;
  /** The Connection and Upgrade lines are not among `cuts`: they can pass as the sender wrote them. */
  readonly upgradeKept: boolean;
  /** Bytes of the head, empty line included. */
  readonly length: number;
  /** The head only, latin1. */
  readonly text: string;
  /** Flat [start, end, …] offsets of the lines never forwarded, ascending, neighbours joined. */
  readonly cuts: number[] | undefined;
}

/** A head while it is being read. */
export interface MessageDraft extends MessageHead {
  contentLength: number;
  chunked: boolean;
  close: boolean;
  keepAlive: boolean;
  upgrade: string | undefined;
  upgradeKept: boolean;
  cuts: number[] | undefined;
  /** Connection values beyond a plain `close` or `keep-alive`, joined by commas; `hop-by-hop.ts` reads them. */
  options: string | undefined;
  /** Offset of the first field line. */
  fieldsAt: number;
}

export type Note<D> = (head: D, kind: number, line: FieldCursor) => HeadFault | undefined;

/** Reads all field lines into `head`: the common ones here, the others by `note`. */
export function readFields<D extends MessageDraft>(head: D, limits: HeadLimits, note: Note<D>): HeadFault | undefined {
  const line = new FieldCursor(head.text, head.fieldsAt);
  let count = 0;
  while (line.next()) {
    if (++count > limits.maxFields) return headFault('too_many_fields', `more than ${limits.maxFields} fields`);
    const kind = kinds.fieldKind(line.text, line.start, line.nameEnd);
    if (kind === kinds.other) continue;
    if (kind >= kinds.firstHop) cut(head, line.start, line.end);
    const fault = note(head, kind, line);
    if (fault !== undefined) return fault;
  }
  if (line.fault !== undefined) return line.fault;
  return line.start + 2 === head.length ? undefined : headFault('malformed', 'empty line before the end of the head');
}

/** Adds a range to the lines never forwarded; ranges arrive in ascending order. */
export function cut(head: MessageDraft, start: number, end: number): void {
  const cuts = head.cuts;
  if (cuts === undefined) head.cuts = [start, end];
  else if (cuts[cuts.length - 1] === start) cuts[cuts.length - 1] = end;
  else cuts.push(start, end);
}

/** The common kinds: Connection, Proxy-Connection, Upgrade. */
export function noteHop(head: MessageDraft, kind: number, line: FieldCursor): void {
  if (kind === kinds.upgrade) {
    const value = line.value();
    head.upgrade = head.upgrade === undefined ? value : `${head.upgrade}, ${value}`;
    return;
  }
  if (kind !== kinds.connection && kind !== kinds.proxyConnection) return;
  const value = line.value();
  if (isLower(value, 'keep-alive')) head.keepAlive = true;
  else if (isLower(value, 'close')) head.close = true;
  else if (kind === kinds.connection) head.options = head.options === undefined ? value : `${head.options},${value}`;
}

/**
 * Transfer-Encoding: exactly one `chunked` (RFC 9112 §6.1). Other codings would have to be understood to know where a body ends, and
 * a second line or `chunked, chunked` is how smuggling hides one.
 */
export function noteTransferEncoding(head: MessageDraft, line: FieldCursor): HeadFault | undefined {
  if (head.chunked) return headFault('ambiguous_framing', 'more than one Transfer-Encoding');
  if (!isLower(line.value(), 'chunked'))
    return headFault('unsupported_transfer_coding', 'a transfer coding other than chunked');
  head.chunked = true;
  return undefined;
}

/** Content-Length as a number; −1 when it is not 1–16 digits up to 2^53 − 1 (RFC 9110 §8.6; lists and signs are refused). */
export function readLength(line: FieldCursor): number {
  const size = line.valueEnd - line.valueStart;
  if (size < 1 || size > 16) return -1;
  let value = 0;
  for (let at = line.valueStart; at < line.valueEnd; at++) {
    const digit = line.text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : -1;
}

/** What no message may have: two ways to tell the body's end, or a coding an HTTP/1.0 reader does not know (RFC 9112 §6.1, §6.3). */
export function checkFraming(head: MessageDraft): HeadFault | undefined {
  if (!head.chunked) return undefined;
  if (head.contentLength >= 0) return headFault('ambiguous_framing', 'both Content-Length and Transfer-Encoding');
  return head.minor === 0 ? headFault('ambiguous_framing', 'Transfer-Encoding in HTTP/1.0') : undefined;
}
