/**
 * The shape of a handshake without I/O: bytes in, bytes out, a verdict at the end.
 * A driver feeds chunks, writes what a step wants sent, and stops at `done` or `failed`; it keeps the deadline.
 */

/** Bytes to send. A string is latin1: one char per byte. */
export type Bytes = Uint8Array | string;

/** Why a machine gave up. A closed list: callers map it to their failure codes. */
export type CodecFault =
  /** The bytes are not this protocol. */
  | 'malformed'
  /** Well-formed so far, but beyond a limit. */
  | 'too_large'
  | 'unsupported_version'
  /** No acceptable authentication method, or wrong credentials. */
  | 'auth_rejected'
  /** The peer tried and the target refused the connection (RFC 1928 §6, reply 5). */
  | 'refused'
  /** The peer's own rules say no (RFC 1928 §6, reply 2). */
  | 'not_allowed'
  | 'unreachable_host'
  | 'unreachable_network'
  | 'ttl_expired'
  | 'unsupported_command'
  | 'unsupported_address'
  | 'general_failure'
  /** The peer closed its half before the end. */
  | 'unexpected_end';

/** `send` is written before anything else happens, also when the machine failed. */
export type Step<T> =
  | { readonly state: 'more'; readonly send?: Bytes }
  | { readonly state: 'done'; readonly value: T; readonly rest: Uint8Array; readonly send?: Bytes }
  | { readonly state: 'failed'; readonly code: CodecFault; readonly detail: string; readonly send?: Bytes };

export interface Machine<T> {
  /** What to send before anything has been read. */
  readonly first: Bytes | undefined;
  /**
   * Takes the next bytes. Not called again after `done` or `failed`. `rest` is a view into `chunk`: what lies behind the machine's
   * end; copy it if `chunk` will be reused. A machine never keeps `chunk` itself.
   */
  take(chunk: Uint8Array): Step<T>;
  /** The peer closed its half of the connection. */
  end(): Step<T>;
}

const plainMore: Step<never> = Object.freeze({ state: 'more' });

/** Waiting for bytes, nothing to send: one object for all. */
export const more = (): Step<never> => plainMore;
export const moreAfter = (send: Bytes): Step<never> => ({ state: 'more', send });
export const done = <T>(value: T, rest: Uint8Array): Step<T> => ({ state: 'done', value, rest });
export const doneAfter = <T>(send: Bytes, value: T, rest: Uint8Array): Step<T> => ({
  state: 'done',
  value,
  rest,
  send,
});
export const failed = (code: CodecFault, detail: string): Step<never> => ({ state: 'failed', code, detail });
export const failedAfter = (send: Bytes, code: CodecFault, detail: string): Step<never> => ({
  state: 'failed',
  code,
  detail,
  send,
});
/** The usual answer to a peer that closes too early. */
export const cutOff = (during: string): Step<never> => failed('unexpected_end', `closed during ${during}`);
