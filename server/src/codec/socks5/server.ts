/**
 * SOCKS5 toward clients (RFC 1928, RFC 1929), in two machines with a pause between them, because checking credentials is not pure:
 * `Socks5Greeting`, then `socks5AuthReply` if there were credentials, then `Socks5RequestReader`, then `socks5Reply`.
 */
import { credentialText } from '../bytes.ts';
import { cutOff, done, doneAfter, failed, failedAfter, more, moreAfter, type Machine, type Step } from '../machine.ts';
import { Gather } from '../reader.ts';
import * as wire from './wire.ts';

export type Socks5Identity =
  { readonly anonymous: true } | { readonly anonymous: false; readonly username: string; readonly password: string };

/**
 * Method negotiation and, where chosen, the client's username and password. Username/password wins when offered, so that clients can
 * name themselves also where they need not. Credentials are read, not answered: `socks5AuthReply` is the caller's to send.
 */
export class Socks5Greeting implements Machine<Socks5Identity> {
  readonly first = undefined;
  private readonly requireAuth: boolean;
  private readonly message = new Gather();
  private negotiated = false;

  constructor(options: { readonly requireAuth: boolean }) {
    this.requireAuth = options.requireAuth;
  }

  take(chunk: Uint8Array): Step<Socks5Identity> {
    if (this.negotiated) return this.takeCredentials(chunk, 0) ?? more();
    const { message } = this;
    let at = message.fill(chunk, 0, 2);
    if (message.have > 0 && message.at(0) !== wire.version) return failed('unsupported_version', 'not SOCKS5');
    if (message.have < 2) return more();
    const size = 2 + message.at(1);
    at = message.fill(chunk, at, size);
    return message.have < size ? more() : this.choose(chunk, at);
  }

  end(): Step<Socks5Identity> {
    return cutOff('the SOCKS5 greeting');
  }

  private choose(chunk: Uint8Array, at: number): Step<Socks5Identity> {
    const methods = this.message.bytes.subarray(2, this.message.have);
    if (methods.includes(wire.userPass)) {
      this.negotiated = true;
      this.message.reset();
      const choice = Uint8Array.of(wire.version, wire.userPass);
      const step = this.takeCredentials(chunk, at);
      return step === undefined ? moreAfter(choice) : { ...step, send: choice };
    }
    if (methods.includes(wire.noAuth) && !this.requireAuth) {
      return doneAfter(Uint8Array.of(wire.version, wire.noAuth), { anonymous: true }, chunk.subarray(at));
    }
    return failedAfter(
      Uint8Array.of(wire.version, wire.noneAcceptable),
      'auth_rejected',
      'no acceptable SOCKS5 method offered',
    );
  }

  /** VER ULEN UNAME PLEN PASSWD, RFC 1929 §2. An empty password is tolerated: curl sends it for `user:`. */
  private takeCredentials(chunk: Uint8Array, from: number): Step<Socks5Identity> | undefined {
    const { message } = this;
    let at = message.fill(chunk, from, 2);
    if (message.have > 0 && message.at(0) !== wire.authVersion)
      return failed('malformed', 'unknown SOCKS5 authentication version');
    if (message.have < 2) return undefined;
    const userEnd = 2 + message.at(1);
    at = message.fill(chunk, at, userEnd + 1);
    if (message.have <= userEnd) return undefined;
    const size = userEnd + 1 + message.at(userEnd);
    at = message.fill(chunk, at, size);
    if (message.have < size) return undefined;
    const username = credentialText(message.bytes, 2, userEnd);
    const password = credentialText(message.bytes, userEnd + 1, size);
    return done({ anonymous: false, username, password }, chunk.subarray(at));
  }
}

/** The verdict on credentials, RFC 1929 §2; after a bad one the connection has to be closed. */
export const socks5AuthReply = (ok: boolean): Uint8Array => Uint8Array.of(wire.authVersion, ok ? wire.authOk : 1);

export interface Socks5Request extends wire.SocksAddress {
  readonly command: 'connect';
  readonly port: number;
}

/** VER CMD RSV ATYP DST.ADDR DST.PORT, RFC 1928 §4. What it cannot serve it answers itself. */
export class Socks5RequestReader implements Machine<Socks5Request> {
  readonly first = undefined;
  private readonly message = new Gather();

  take(chunk: Uint8Array): Step<Socks5Request> {
    const { message } = this;
    let at = message.fill(chunk, 0, 5);
    if (message.have > 0 && message.at(0) !== wire.version)
      return failed('unsupported_version', 'not a SOCKS5 request');
    if (message.have < 5) return more();
    const addressSize = wire.addressSize(message.at(3), message.at(4));
    if (addressSize === 0)
      return failedAfter(
        socks5Reply(wire.replies.addressTypeNotSupported),
        'unsupported_address',
        'unknown SOCKS5 address type',
      );
    const size = 4 + addressSize + 2;
    at = message.fill(chunk, at, size);
    return message.have < size ? more() : this.finish(size, chunk.subarray(at));
  }

  end(): Step<Socks5Request> {
    return cutOff('the SOCKS5 request');
  }

  private finish(size: number, rest: Uint8Array): Step<Socks5Request> {
    const bytes = this.message.bytes;
    if (bytes[1] !== wire.connectCommand) {
      return failedAfter(
        socks5Reply(wire.replies.commandNotSupported),
        'unsupported_command',
        'only CONNECT is served',
      );
    }
    const address = wire.readAddress(bytes, 4, bytes[3] ?? 0);
    const port = wire.readPort(bytes, size - 2);
    if (address === undefined || port === 0) {
      return failedAfter(
        socks5Reply(wire.replies.generalFailure),
        'malformed',
        address === undefined ? 'the SOCKS5 name is no host' : 'port 0',
      );
    }
    return done({ command: 'connect', host: address.host, addressType: address.addressType, port }, rest);
  }
}

/** A reply (RFC 1928 §6) with the bound address, 0.0.0.0:0 when there is none to tell. */
export function socks5Reply(code: number, bound?: { readonly host: string; readonly port: number }): Uint8Array {
  const address =
    (bound === undefined ? undefined : wire.writeAddress(bound.host)) ?? Uint8Array.of(wire.typeIPv4, 0, 0, 0, 0);
  const port = bound?.port ?? 0;
  return Uint8Array.of(wire.version, code, 0, ...address, port >> 8, port & 0xff);
}
