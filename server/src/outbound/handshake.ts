// Which handshake an exit's scheme speaks, and what each of its faults means. A new scheme is a row here and a codec.
import type { CodecFault, Machine } from '../codec/machine.ts';
import { ConnectClient } from '../codec/http1/connect.ts';
import { Socks4Client } from '../codec/socks4/client.ts';
import { Socks5Client } from '../codec/socks5/client.ts';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';

/** Schemes whose exits are handed the target's address, not its name: it is resolved here first. */
export const resolvesHere = (exit: Exit): boolean =>
  exit.scheme === 'socks4' || exit.scheme === 'socks5' || exit.scheme === 'direct';

/**
 * The handshake that opens a tunnel to `host` (a name, or an address where `resolvesHere`), or undefined for `direct`.
 * @throws RangeError when the protocol cannot carry the target, such as IPv6 over SOCKS4.
 */
export function handshakeOf(exit: Exit, target: Target, host: string): Machine<unknown> | undefined {
  switch (exit.scheme) {
    case 'http':
    case 'https':
      return new ConnectClient(target.authority, exit.authorization);
    case 'socks5':
    case 'socks5h':
      return new Socks5Client(
        { host, port: target.port },
        exit.username === '' ? undefined : { username: exit.username, password: exit.password },
      );
    case 'socks4':
    case 'socks4a':
      return new Socks4Client(
        { host, port: target.port, userid: exit.username },
        exit.scheme === 'socks4' ? '4' : '4a',
      );
    case 'direct':
      return undefined;
  }
}

/** What the status of a CONNECT answer says; undefined for a 2xx. (conventions: "Headers and status codes from providers") */
export function failureOfStatus(status: number): Failure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const detail = `the exit answered CONNECT with ${status}`;
  if (status === 407 || status === 401) return failure('exit_auth_rejected', detail);
  if (status === 403 || status === 451 || (status >= 502 && status <= 504) || (status >= 520 && status <= 525))
    return failure('destination_unavailable', detail);
  if (status === 402 || status === 429 || status >= 500) return failure('exit_refused', detail);
  return failure('exit_protocol_error', detail);
}

/** What a fault of a handshake machine says about the exit. */
export function failureOfFault(fault: CodecFault, detail: string): Failure {
  switch (fault) {
    case 'auth_rejected':
      return failure('exit_auth_rejected', detail);
    case 'general_failure':
      return failure('exit_refused', detail);
    case 'refused':
    case 'not_allowed':
    case 'unreachable_host':
    case 'unreachable_network':
    case 'ttl_expired':
      return failure('destination_unavailable', detail);
    case 'unexpected_end':
      return failure('connection_terminated', detail);
    case 'malformed':
    case 'too_large':
    case 'unsupported_version':
    case 'unsupported_command':
    case 'unsupported_address':
      return failure('exit_protocol_error', detail);
  }
}
