/**
 * SOCKS5 toward exits (RFC 1928, RFC 1929): greeting, credentials if asked for, CONNECT, reply. Literal addresses are sent as
 * addresses, names as names, so that the exit resolves them.
 */
import { credentialBytes, joined } from '../bytes.ts';
import { cutOff, done, failed, more, moreAfter, type CodecFault, type Machine, type Step } from '../machine.ts';
import { Gather } from '../reader.ts';
import * as wire from './wire.ts';

export interface Socks5Credentials {
  readonly username: string;
  readonly password: string;
}
export interface Socks5Target {
  /** A name, dotted IPv4, or IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}
/** What the exit says it bound; often 0.0.0.0:0. */
export interface Socks5Bound {
  readonly host: string | undefined;
  readonly port: number;
}

type Phase = 'method' | 'auth' | 'reply';

export class Socks5Client implements Machine<Socks5Bound> {
  readonly first: Uint8Array;
  private readonly target: Socks5Target;
  private readonly credentials: Socks5Credentials | undefined;
  private readonly message = new Gather();
  private phase: Phase = 'method';

  constructor(target: Socks5Target, credentials?: Socks5Credentials) {
    this.target = target;
    this.credentials = credentials;
    this.first =
      credentials === undefined
        ? Uint8Array.of(wire.version, 1, wire.noAuth)
        : Uint8Array.of(wire.version, 2, wire.noAuth, wire.userPass);
  }

  take(chunk: Uint8Array): Step<Socks5Bound> {
    return this.phase === 'reply' ? this.takeReply(chunk, 0) : this.takeVerdict(chunk);
  }

  end(): Step<Socks5Bound> {
    return cutOff('the SOCKS5 handshake');
  }

  /** The two-byte answers: chosen method (RFC 1928 §3), then the verdict on credentials (RFC 1929 §2). */
  private takeVerdict(chunk: Uint8Array): Step<Socks5Bound> {
    const at = this.message.fill(chunk, 0, 2);
    const expected = this.phase === 'method' ? wire.version : wire.authVersion;
    if (this.message.have > 0 && !this.speaks(expected)) return failed('unsupported_version', 'not a SOCKS5 answer');
    if (this.message.have < 2) return more();
    const verdict = this.message.at(1);
    this.message.reset();
    const step = this.phase === 'method' ? this.onMethod(verdict) : this.onVerdict(verdict);
    return at < chunk.length && step.state === 'more' ? failed('malformed', 'bytes before they were asked for') : step;
  }

  /** Some servers answer RFC 1929 with version 5; the verdict behind it is the same. */
  private speaks(expected: number): boolean {
    const said = this.message.at(0);
    return said === expected || (this.phase === 'auth' && said === wire.version);
  }

  private onMethod(method: number): Step<Socks5Bound> {
    if (method === wire.noAuth) return this.request();
    if (method === wire.noneAcceptable) return failed('auth_rejected', 'the exit accepts none of the offered methods');
    if (method !== wire.userPass || this.credentials === undefined)
      return failed('malformed', 'the exit chose a method that was not offered');
    const username = credentialBytes(this.credentials.username);
    const password = credentialBytes(this.credentials.password);
    if (username.length > 255 || password.length > 255)
      return failed('auth_rejected', 'SOCKS5 credentials are at most 255 bytes each');
    this.phase = 'auth';
    const head = joined(Uint8Array.of(wire.authVersion, username.length), username);
    return moreAfter(joined(head, joined(Uint8Array.of(password.length), password)));
  }

  private onVerdict(verdict: number): Step<Socks5Bound> {
    return verdict === wire.authOk ? this.request() : failed('auth_rejected', 'the exit rejects the credentials');
  }

  private request(): Step<Socks5Bound> {
    const address = wire.writeAddress(this.target.host);
    if (address === undefined) return failed('unsupported_address', 'the target is no host');
    this.phase = 'reply';
    const head = joined(Uint8Array.of(wire.version, wire.connectCommand, 0), address);
    return moreAfter(joined(head, Uint8Array.of(this.target.port >> 8, this.target.port & 0xff)));
  }

  /** VER REP RSV ATYP BND.ADDR BND.PORT, RFC 1928 §6. A refusal counts as soon as its code is there: many servers cut it short. */
  private takeReply(chunk: Uint8Array, from: number): Step<Socks5Bound> {
    const { message } = this;
    let at = message.fill(chunk, from, 5);
    if (message.have > 0 && message.at(0) !== wire.version) return failed('unsupported_version', 'not a SOCKS5 reply');
    if (message.have > 1 && message.at(1) !== wire.replies.succeeded)
      return failed(replyFault(message.at(1)), `SOCKS5 reply ${message.at(1)}`);
    if (message.have < 5) return more();
    const addressSize = wire.addressSize(message.at(3), message.at(4));
    if (addressSize === 0) return failed('malformed', 'SOCKS5 reply with an unknown address type');
    const size = 4 + addressSize + 2;
    at = message.fill(chunk, at, size);
    if (message.have < size) return more();
    const bound = wire.readAddress(message.bytes, 4, message.at(3));
    return done({ host: bound?.host, port: wire.readPort(message.bytes, size - 2) }, chunk.subarray(at));
  }
}

const faults: readonly CodecFault[] = [
  'general_failure',
  'general_failure',
  'not_allowed',
  'unreachable_network',
  'unreachable_host',
  'refused',
  'ttl_expired',
  'unsupported_command',
  'unsupported_address',
];

/** RFC 1928 §6; codes beyond it (Tor has some) are general failures. */
const replyFault = (code: number): CodecFault => faults[code] ?? 'general_failure';
