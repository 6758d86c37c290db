// A tunnel: attempts until an exit has opened the way to the target, the client's answer, then the pump. CONNECT, SOCKS5 and SOCKS4 share it;
// they differ only in the words of their answers.
import type { Failure } from '../core/model/failure.ts';
import type { Connection, Sink } from '../net/connection.ts';
import { kept } from '../net/kept.ts';
import { Dial, type DialOwner } from '../outbound/dial.ts';
import type { Attempt, AttemptOwner } from './attempt.ts';
import { Attempts } from './attempts.ts';
import { tunnelEye } from './bans/tunnel-watch.ts';
import { dialPhase } from './phase.ts';
import type { House } from './house.ts';
import { relay } from './relay.ts';
import type { Ask } from './request.ts';

/** The client's side of a tunnel: its protocol's words. */
export interface TunnelVoice {
  /** Tells the client that the way is open. */
  opened(client: Connection, attempts: Attempts): void;
  /** Tells the client why not, and closes. */
  refused(client: Connection, why: Failure, attempts: Attempts): void;
}

/** Bytes a client may send before its tunnel is open; then it has to wait. */
const maxEarlyBytes = 65536;

export class Tunnel implements Sink, DialOwner, AttemptOwner {
  private readonly house: House;
  private readonly client: Connection;
  private readonly voice: TunnelVoice;
  private readonly attempts: Attempts;
  private early: Buffer[] = [];
  private earlyBytes = 0;
  /** The way is open, or the client was told why not. */
  private over = false;

  constructor(house: House, client: Connection, ask: Ask, voice: TunnelVoice) {
    this.house = house;
    this.client = client;
    this.voice = voice;
    this.attempts = new Attempts(house, ask, this);
    client.sink = this;
    client.deadlineAt = Infinity;
  }

  /** `rest`: what the client sent behind its request. */
  open(rest: Buffer | undefined): void {
    if (rest !== undefined && rest.length > 0) this.onBytes(this.client, rest);
    this.attempts.next();
  }

  tryExit(attempt: Attempt): void {
    const { attempts } = this;
    const dial = new Dial(attempt.exit, attempts.ask.target, this.house.ground, this);
    attempt.way = dial;
    attempts.watch(attempt, 'way');
    dial.start(attempts.dialDeadlineAt(attempt), attempts.warmFor(attempt, true));
  }
  /** Until the way is open nothing of the client's goes anywhere. */
  mayRace(): boolean {
    return true;
  }

  noExit(why: Failure): void {
    this.refuse(why);
  }

  dialled(exit: Connection, rest: Uint8Array, dial: Dial): void {
    this.over = true;
    const { client, attempts, house } = this;
    attempts.opened(dial, 'way');
    attempts.won(dial);
    attempts.succeeded();
    house.reporter.requestOk(attempts, 200);
    this.voice.opened(client, attempts);
    const { early } = this;
    this.early = [];
    const eye = tunnelEye(house, attempts);
    relay(house, [client, exit], { early, rest: rest as Buffer, eye }, attempts);
  }

  dialFailed(why: Failure, dial: Dial): void {
    const then = this.attempts.failed(dial, why, dialPhase);
    if (then === 'again') this.attempts.next();
    else if (then === 'over') this.refuse(this.attempts.verdict());
  }

  private refuse(why: Failure): void {
    this.over = true;
    this.house.reporter.requestFailed(this.attempts, why);
    this.early = [];
    this.voice.refused(this.client, why, this.attempts);
  }

  onBytes(client: Connection, chunk: Buffer): void {
    this.early.push(kept(chunk));
    this.earlyBytes += chunk.length;
    if (this.earlyBytes >= maxEarlyBytes) client.pause();
  }
  /** A client that closes before it has said anything is leaving; one that has sent its bytes may be done sending. */
  onEnd(client: Connection): void {
    if (this.earlyBytes === 0) client.cut();
  }
  onDrain(): void {}
  onClose(): void {
    if (this.over) return;
    this.over = true;
    this.attempts.abandoned();
    this.house.reporter.clientGone(this.attempts);
  }
  onDeadline(): void {}
}
