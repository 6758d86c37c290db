/**
 * SOCKS4 and 4a toward exits. Plain 4 carries IPv4 addresses only; 4a also names, which the exit resolves.
 */
import { hostKind, parseIPv4 } from '../address.ts';
import { credentialBytes, fromLatin1, joined } from '../bytes.ts';
import { cutOff, done, failed, more, type Machine, type Step } from '../machine.ts';
import { Gather } from '../reader.ts';
import * as wire from './wire.ts';

export interface Socks4Target {
  readonly host: string;
  readonly port: number;
  readonly userid?: string | undefined;
}

export class Socks4Client implements Machine<Record<never, never>> {
  readonly first: Uint8Array;
  private readonly reply = new Gather(wire.fixedSize);

  /** @throws RangeError for a host this dialect cannot carry (`socks4CanCarry` tells) and for a NUL in the user id. */
  constructor(target: Socks4Target, dialect: '4' | '4a') {
    const userid = credentialBytes(target.userid ?? '');
    if (!socks4CanCarry(target.host, dialect) || userid.includes(0))
      throw new RangeError('SOCKS4 cannot carry this target or user id');
    const address = parseIPv4(target.host);
    const head = Uint8Array.of(
      wire.version,
      wire.connectCommand,
      target.port >> 8,
      target.port & 0xff,
      ...(address ?? [0, 0, 0, 1]),
    );
    const plain = joined(joined(head, userid), Uint8Array.of(0));
    this.first = address === undefined ? joined(joined(plain, fromLatin1(target.host)), Uint8Array.of(0)) : plain;
  }

  take(chunk: Uint8Array): Step<Record<never, never>> {
    const { reply } = this;
    const at = reply.fill(chunk, 0, wire.fixedSize);
    // Some servers answer with version 4 instead of 0.
    if (reply.have > 0 && reply.at(0) !== 0 && reply.at(0) !== wire.version)
      return failed('unsupported_version', 'not a SOCKS4 reply');
    if (reply.have > 1 && reply.at(1) !== wire.granted) return refusal(reply.at(1));
    return reply.have < wire.fixedSize ? more() : done({}, chunk.subarray(at));
  }

  end(): Step<Record<never, never>> {
    return cutOff('the SOCKS4 handshake');
  }
}

/** IPv4 in both dialects, names in 4a, IPv6 in none. 0.0.0.x would announce a name. */
export function socks4CanCarry(host: string, dialect: '4' | '4a'): boolean {
  const kind = hostKind(host);
  return kind === 'ipv4' ? !host.startsWith('0.0.0.') : kind === 'name' && dialect === '4a';
}

function refusal(code: number): Step<never> {
  if (code === wire.noIdentd || code === wire.otherUser) return failed('auth_rejected', `SOCKS4 reply ${code}`);
  return code === wire.rejected
    ? failed('general_failure', `SOCKS4 reply ${code}`)
    : failed('malformed', `SOCKS4 reply ${code}`);
}
