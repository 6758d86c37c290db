// SOCKS clients: the handshake read by the codec, then the same attempts and tunnel as CONNECT. Replies are the wire's own numbers.
import { Socks4Server, socks4Reply, type Socks4Request } from '../../codec/socks4/server.ts';
import {
  Socks5Greeting,
  type Socks5Identity,
  socks5AuthReply,
  socks5Reply,
  Socks5RequestReader,
} from '../../codec/socks5/server.ts';
import { type Failure, failure, failures } from '../../core/model/failure.ts';
import { targetOf } from '../../core/model/target.ts';
import type { Connection } from '../../net/connection.ts';
import { Drive, type DriveOwner } from '../../net/drive.ts';
import { linger } from '../../net/linger.ts';
import type { Heard } from '../request-row.ts';
import type { TunnelVoice } from '../tunnel.ts';
import { Tunnel } from '../tunnel.ts';
import type { Caller, CallerOrFailure } from './auth.ts';
import type { Door } from './door.ts';
import { understand } from './understand.ts';

/** Where a SOCKS client wants to go. */
interface Wanted {
  readonly host: string;
  readonly port: number;
}

export function greetSocks5(door: Door, client: Connection, chunk: Buffer): void {
  const greeting = new Socks5Greeting({ requireAuth: door.listener.requireAuth });
  new Drive(
    client,
    greeting,
    handshake<Socks5Identity>(door, (who, rest) => authenticate(door, client, who, rest as Buffer)),
  ).onBytes(client, chunk);
}

function authenticate(door: Door, client: Connection, who: Socks5Identity, rest: Buffer): void {
  const { house, listener } = door;
  const snapshot = house.snapshot();
  const caller = who.anonymous
    ? house.credentials.ofNobody(snapshot, listener)
    : house.credentials.ofSocks(snapshot, listener, who.username, who.password);
  if (!who.anonymous) client.write(socks5AuthReply(!('code' in caller && caller.code === 'proxy_auth_rejected')));
  if ('code' in caller) {
    const heard = { kind: 'socks5', method: null, target: '', listenerId: listener.id, caller: undefined } as const;
    house.reporter.requestRefused(heard, caller);
    return linger(client, house.ground.deadlines);
  }
  if (caller.old) house.reporter.oldPassword(caller.user!, client.socket.remoteAddress ?? '');
  const drive = new Drive(
    client,
    new Socks5RequestReader(),
    handshake<Wanted>(door, (wanted, rest) =>
      open(door, client, { caller, wanted, rest: rest as Buffer }, voice5(door)),
    ),
  );
  if (rest.length > 0) drive.onBytes(client, rest);
}

export function greetSocks4(door: Door, client: Connection, chunk: Buffer): void {
  const { house, listener } = door;
  const asked = handshake<Socks4Request>(door, (wanted, rest) => {
    // The userid has no password (conventions b2.8): it is only believed where no credentials are needed, and names nobody there.
    const caller: CallerOrFailure = house.credentials.ofNobody(house.snapshot(), listener);
    const voice = voice4(door);
    if ('code' in caller) return refuse(door, client, caller, { voice, heard: heardOf(door, wanted, voice) });
    open(door, client, { caller, wanted, rest: rest as Buffer }, voice);
  });
  new Drive(client, new Socks4Server(), asked).onBytes(client, chunk);
}

interface SocksAsk {
  readonly caller: Caller;
  readonly wanted: Wanted;
  /** What the client sent behind its request. */
  readonly rest: Buffer;
}
function open(door: Door, client: Connection, asked: SocksAsk, voice: SocksVoice): void {
  const { caller, wanted, rest } = asked;
  const ask = understand(door, caller, { kind: voice.kind, ...wanted, method: undefined });
  if ('code' in ask) return refuse(door, client, ask, { voice, heard: heardOf(door, wanted, voice, caller) });
  new Tunnel(door.house, client, ask, voice).open(rest);
}

/** A handshake that fails has had its answer from the codec: what is left is to close and to count. */
function handshake<T>(door: Door, done: (value: T, rest: Uint8Array) => void): DriveOwner<T> {
  return {
    driven: (_client, value, rest) => done(value, rest),
    driveFailed: (client, fault, detail) => {
      if (fault === 'closed') return;
      if (fault !== 'deadline') {
        const why = failure(fault === 'auth_rejected' ? 'proxy_auth_required' : 'http_request_error', detail);
        door.house.reporter.requestRefused(undefined, why);
      }
      linger(client, door.house.ground.deadlines);
    },
  };
}

interface SocksVoice extends TunnelVoice {
  readonly kind: 'socks5' | 'socks4';
  say(why: Failure): Uint8Array;
}
function voice5(door: Door): SocksVoice {
  const say = (why: Failure): Uint8Array => socks5Reply(failures[why.code].socksReply);
  return {
    kind: 'socks5',
    say,
    opened: (client) => void client.write(socks5Reply(0)),
    refused: (client, why) => close(door, client, say(why)),
  };
}
function voice4(door: Door): SocksVoice {
  const say = (): Uint8Array => socks4Reply(false);
  return {
    kind: 'socks4',
    say,
    opened: (client) => void client.write(socks4Reply(true)),
    refused: (client) => close(door, client, say()),
  };
}

const heardOf = ({ listener }: Door, { host, port }: Wanted, { kind }: SocksVoice, caller?: Caller): Heard => ({
  ...{ kind, method: null, target: targetOf(host, port).authority, listenerId: listener.id },
  caller,
});

interface Refusal {
  readonly voice: SocksVoice;
  readonly heard: Heard;
}
function refuse(door: Door, client: Connection, why: Failure, { voice, heard }: Refusal): void {
  door.house.reporter.requestRefused(heard, why);
  close(door, client, voice.say(why));
}
function close(door: Door, client: Connection, reply: Uint8Array): void {
  client.write(reply);
  linger(client, door.house.ground.deadlines);
}
