import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { turn } from '../base/turn.ts';
import { Connection, type Sink } from './connection.ts';
import { turnBytes } from './turns.ts';

const quiet: Sink = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

/** As much of a socket as this is about: whether it is read. */
class ReadSocket extends EventEmitter {
  isRead = true;
  pause(): void {
    this.isRead = false;
  }
  resume(): void {
    this.isRead = true;
  }
}
function opened(sink: Sink = quiet) {
  const socket = new ReadSocket();
  const connection = new Connection(socket as unknown as Socket, sink);
  return { socket, connection, bring: (bytes: number) => socket.emit('data', Buffer.alloc(bytes)) };
}

describe('turns', () => {
  it('let a connection bring so many bytes, and then the others go first', async () => {
    const { socket, bring } = opened();
    bring(turnBytes - 1);
    expect(socket.isRead).toBe(true);
    bring(1);
    expect(socket.isRead).toBe(false);
    await turn();
    expect(socket.isRead).toBe(true);
    bring(turnBytes - 1);
    expect(socket.isRead).toBe(true);
  });
  it('let two of those who stepped aside go on at a time, in their order', async () => {
    const all = Array.from({ length: 5 }, () => opened());
    for (const { bring } of all) bring(turnBytes);
    const seen: string[] = [];
    for (let i = 0; i < 3; i++) {
      await turn();
      seen.push(all.map(({ socket }) => (socket.isRead ? 'r' : '.')).join(''));
    }
    expect(seen).toEqual(['rr...', 'rrrr.', 'rrrrr']);
  });
  it('do not read one whose owner wants nothing of it, until it does', async () => {
    const late = opened();
    late.bring(turnBytes);
    late.connection.pause();
    const early = opened({ ...quiet, onBytes: (it) => it.pause() });
    early.bring(turnBytes);
    await turn();
    expect([late.socket.isRead, early.socket.isRead]).toEqual([false, false]);
    late.connection.resume();
    early.connection.resume();
    expect([late.socket.isRead, early.socket.isRead]).toEqual([true, true]);
  });
  it('come before what its owner asks for', async () => {
    const { socket, connection, bring } = opened();
    bring(turnBytes);
    connection.resume();
    expect(socket.isRead).toBe(false);
    await turn();
    expect(socket.isRead).toBe(true);
  });
  it('pass one by that closed meanwhile', async () => {
    const [gone, other] = [opened(), opened()];
    gone.bring(turnBytes);
    other.bring(turnBytes);
    gone.socket.emit('close');
    await turn();
    expect([gone.socket.isRead, other.socket.isRead]).toEqual([false, true]);
  });
});
