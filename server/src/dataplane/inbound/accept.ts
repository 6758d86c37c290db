// New clients: counted in or turned away, then the first byte says which door is theirs.
import type { Socket } from 'node:net';
import { sniff } from '../../codec/sniff.ts';
import { failure } from '../../core/model/failure.ts';
import { Connection, type Sink } from '../../net/connection.ts';
import type { Wire } from '../../net/wire.ts';
import type { Door } from './door.ts';
import { HttpClient } from './http.ts';
import { greetSocks4, greetSocks5 } from './socks.ts';
import { refuse, unheard } from './voice-http.ts';

/** The function a listener calls with each accepted socket. */
export function acceptor(door: Door): (socket: Socket | Wire) => void {
  const { house } = door;
  const first = firstByte(door);
  const gone = (connection: Connection): void => {
    house.admission.leave(connection);
    door.openConnections--;
  };
  return (socket) => {
    const connection = new Connection(socket, first);
    const { settings } = house.snapshot();
    if (!house.admission.enter(connection, settings)) return turnAway(door, connection);
    connection.whenGone = gone;
    door.openConnections++;
    house.ground.deadlines.set(connection, settings.headTimeoutMs);
  };
}

function turnAway(door: Door, connection: Connection): void {
  const why = failure('connection_limit_reached');
  door.house.reporter.requestRefused(undefined, why);
  refuse(door.house, connection, why, unheard);
  // A crowd of these must not take the descriptors of those who are in: the answer leaves, and nobody waits until it was read.
  if (!door.house.admission.seeOff(connection)) connection.finish();
}

function firstByte(door: Door): Sink {
  return {
    onBytes(connection, chunk) {
      switch (sniff(chunk[0]!)) {
        case 'http':
          return new HttpClient(door, connection).onBytes(connection, chunk);
        case 'socks5':
          return greetSocks5(door, connection, chunk);
        case 'socks4':
          return greetSocks4(door, connection, chunk);
        case 'tls':
        case 'unknown': {
          const why = failure('http_request_error', 'neither HTTP nor SOCKS');
          door.house.reporter.requestRefused(undefined, why);
          return refuse(door.house, connection, why, unheard);
        }
      }
    },
    onEnd: (connection) => connection.finish(),
    onDrain: () => {},
    onClose: () => {},
    onDeadline: (connection) => connection.cut(),
  };
}
