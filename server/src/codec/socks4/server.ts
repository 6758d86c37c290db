/**
 * SOCKS4 and 4a toward clients: one request, one answer. The user id has no password; what it is worth is the caller's decision.
 */
import { formatIPv4 } from '../address.ts';
import { credentialText, latin1 } from '../bytes.ts';
import { cutOff, done, failed, failedAfter, more, type Machine, type Step } from '../machine.ts';
import { Gather } from '../reader.ts';
import { readName, readPort, type SocksAddress } from '../socks5/wire.ts';
import * as wire from './wire.ts';

export interface Socks4Request extends SocksAddress {
  readonly port: number;
  readonly userid: string;
}

/** Longest user id and longest 4a name, without their NUL. */
const maxText = 255;

/** VN CD DSTPORT DSTIP USERID NUL [NAME NUL]; an address 0.0.0.x with x ≠ 0 announces the name (4a). */
export class Socks4Server implements Machine<Socks4Request> {
  readonly first = undefined;
  private readonly message = new Gather(64);
  /** Offset behind the NUL of the user id, 0 while it has not come. */
  private useridEnd = 0;

  take(chunk: Uint8Array): Step<Socks4Request> {
    const { message } = this;
    let at = message.fill(chunk, 0, wire.fixedSize);
    if (message.have > 0 && message.at(0) !== wire.version) return failed('unsupported_version', 'not SOCKS4');
    if (message.have > 1 && message.at(1) !== wire.connectCommand) {
      return failedAfter(socks4Reply(false), 'unsupported_command', 'only CONNECT is served');
    }
    while (message.have >= wire.fixedSize && at < chunk.length) {
      at = message.fill(chunk, at, message.have + 1);
      const size = message.have - (this.useridEnd === 0 ? wire.fixedSize : this.useridEnd);
      if (message.at(message.have - 1) !== 0) {
        if (size > maxText) return failedAfter(socks4Reply(false), 'too_large', 'SOCKS4 text of more than 255 bytes');
      } else if (this.useridEnd > 0 || !this.announcesName()) {
        return this.finish(chunk.subarray(at));
      } else {
        this.useridEnd = message.have;
      }
    }
    return more();
  }

  end(): Step<Socks4Request> {
    return cutOff('the SOCKS4 request');
  }

  private announcesName(): boolean {
    const { message } = this;
    return message.at(4) === 0 && message.at(5) === 0 && message.at(6) === 0 && message.at(7) !== 0;
  }

  private finish(rest: Uint8Array): Step<Socks4Request> {
    const { bytes, have } = this.message;
    const named = this.useridEnd > 0;
    const address = named
      ? readName(latin1(bytes, this.useridEnd, have - 1))
      : ({ host: formatIPv4(bytes, 4), addressType: 'ipv4' } as const);
    const port = readPort(bytes, 2);
    if (address === undefined || port === 0) {
      return failedAfter(
        socks4Reply(false),
        'malformed',
        address === undefined ? 'the SOCKS4 name is no host' : 'port 0',
      );
    }
    const userid = credentialText(bytes, wire.fixedSize, (named ? this.useridEnd : have) - 1);
    return done({ host: address.host, addressType: address.addressType, port, userid }, rest);
  }
}

/** The answer: version byte 0, granted (90) or rejected (91), six bytes nobody reads. */
export const socks4Reply = (granted: boolean): Uint8Array =>
  Uint8Array.of(0, granted ? wire.granted : wire.rejected, 0, 0, 0, 0, 0, 0);
