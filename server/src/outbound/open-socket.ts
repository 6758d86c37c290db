// Opens the TCP or TLS connection to an exit (or, for `direct`, to the target): literal addresses at once, names by what the resolver said.
import { connect, isIP, type LookupFunction, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { LookupAddress } from 'node:dns';
import type { Exit } from '../core/model/exit.ts';

/**
 * Connects to addresses that are already known; several are raced the way Node does (RFC 8305). `https` exits are opened with TLS:
 * certificate verified unless the exit says otherwise, TLS 1.2 or newer.
 */
export function openSocket(
  exit: Exit,
  host: string,
  port: number,
  known: readonly LookupAddress[] | undefined,
): Socket {
  const options: TcpNetConnectOpts = { host, port, noDelay: true, allowHalfOpen: true };
  if (exit.scheme === 'direct' && exit.localAddress !== '') options.localAddress = exit.localAddress;
  if (known !== undefined) options.lookup = lookupOf(known);
  if (exit.scheme !== 'https') return connect(options);
  const secure: ConnectionOptions = {
    rejectUnauthorized: !exit.insecureTls,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
  };
  if (isIP(host) === 0) secure.servername = host;
  return connectTls({ ...options, ...secure } as ConnectionOptions);
}

/**
 * The one literal address that a plain connection leads to, if that is all there is to it: no name with several, no address to leave from, no TLS.
 */
export function plainAddress(
  exit: Exit,
  host: string,
  known: readonly LookupAddress[] | undefined,
): string | undefined {
  if (exit.scheme === 'https' || exit.localAddress !== '') return undefined;
  const address = known === undefined ? host : known.length === 1 ? known[0]!.address : '';
  // Of a link-local address only Node knows the zone.
  return isIP(address) === 0 || address.includes('%') ? undefined : address;
}

/** A lookup that answers what is known, in both forms Node asks for. */
function lookupOf(known: readonly LookupAddress[]): LookupFunction {
  return (_host, wanted, answer) => {
    if (wanted.all === true) answer(null, known as LookupAddress[]);
    else answer(null, known[0]!.address, known[0]!.family);
  };
}
