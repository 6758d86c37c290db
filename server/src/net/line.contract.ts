// What every kind of line must do below a connection, whoever handles the socket.
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { quietPort } from '../../testkit/free-port.ts';
import { pour, until } from '../../testkit/joined.ts';
import { dialLine, Heard, type LineKind, listenLines, type OpenLine, openLine, turns } from '../../testkit/lines.ts';
import { Connection } from './connection.ts';

const megabyte = 1 << 20;
/** For tests that move much, on a machine that has other work, ms. */
const patience = 30_000;
const descriptors = (): number => readdirSync('/proc/self/fd').length;
const same = (got: readonly Buffer[], sent: Buffer): boolean => Buffer.concat(got).equals(sent);
const isClosed = ({ near }: OpenLine): boolean => near.closed;
/** All byte values, as text and as bytes. */
const every = (length: number): string => Buffer.from(Array.from({ length }, (_, i) => i % 256)).toString('latin1');

export function lineContract(name: string, kind: LineKind): void {
  for (const how of ['accepted', 'dialled'] as const) {
    const open = (): Promise<OpenLine> => openLine(kind, how);

    describe(`${name}, ${how}: bytes`, () => {
      it('carries both ways at once, exactly', { timeout: patience }, async () => {
        const { near, heard, far } = await open();
        const [down, up] = [randomBytes(6 * megabyte), randomBytes(8 * megabyte)];
        const poured = pour(far.socket, up);
        for (let at = 0; at < down.length;) {
          const piece = down.subarray(at, at + 1 + randomInt(200_000));
          at += piece.length;
          const drained = heard.told.length;
          if (!near.write(randomInt(2) === 0 ? piece : piece.toString('latin1')))
            await until(() => heard.told.length > drained);
        }
        near.end();
        await poured;
        far.socket.end();
        await until(() => near.closed && far.closed);
        expect([same(far.got, down), same(heard.got, up)]).toEqual([true, true]);
        expect(near.socket.bytesRead).toBe(up.length);
        expect(heard.told.filter((it) => it !== 'drain')).toEqual(['end', 'close']);
      });

      it.each([1, 65_535, 65_536, 65_537, 300_000])('sends text of %i characters, each of one byte', async (length) => {
        const { near, far } = await open();
        near.write(every(length));
        near.finish();
        await until(() => far.ended);
        expect(same(far.got, Buffer.from(every(length), 'latin1'))).toBe(true);
        far.socket.destroy();
      });

      it('sends what is written while it is corked together', async () => {
        const { near, far } = await open();
        near.socket.cork();
        for (const it of ['one ', 'two ', 'three']) near.write(it);
        near.write(Buffer.from(' four'));
        near.socket.uncork();
        await until(() => far.gotBytes > 0);
        expect(far.got.map(String)).toEqual(['one two three four']);
        near.cut();
        far.socket.destroy();
      });

      it('leaves chunks that somebody keeps as they were', { timeout: patience }, async () => {
        const { near, heard, far } = await open();
        const bytes = randomBytes(4 * megabyte);
        const copies: Buffer[] = [];
        heard.then = (chunk) => void copies.push(Buffer.from(chunk));
        await pour(far.socket, bytes);
        await until(() => heard.gotBytes === bytes.length);
        expect([same(copies, bytes), same(heard.got, bytes)]).toEqual([true, true]);
        near.cut();
        far.socket.destroy();
      });
    });

    describe(`${name}, ${how}: who waits for whom`, () => {
      it('says when a peer reads too slowly, and when it has drained', { timeout: patience }, async () => {
        const { near, heard, far } = await open();
        far.socket.pause();
        const sent: Buffer[] = [];
        let more = true;
        while (more) {
          const piece = randomBytes(300_000);
          sent.push(piece);
          more = near.write(piece);
        }
        await turns();
        // What is written in spite of it is queued as well.
        for (const it of ['a', randomBytes(100_000), 'b'.repeat(70_000)]) {
          sent.push(Buffer.from(it as string, 'latin1'));
          expect(near.write(it)).toBe(false);
        }
        expect(near.socket.writableLength).toBeGreaterThan(0);
        expect(heard.told).toEqual([]);
        far.socket.resume();
        await until(() => heard.told.length > 0);
        expect([heard.told, near.socket.writableLength]).toEqual([['drain'], 0]);
        near.finish();
        await until(() => far.ended);
        expect(same(far.got, Buffer.concat(sent))).toBe(true);
        far.socket.destroy();
      });

      it('brings nothing while it is paused, and all of it afterwards', { timeout: patience }, async () => {
        const { near, heard, far } = await open();
        const bytes = randomBytes(3 * megabyte);
        heard.then = () => {
          near.pause();
          heard.then = undefined;
        };
        const poured = pour(far.socket, bytes);
        await until(() => heard.gotBytes > 0);
        const had = heard.gotBytes;
        await turns();
        expect([heard.gotBytes, near.socket.isPaused()]).toEqual([had, true]);
        near.resume();
        near.pause();
        near.resume();
        await poured;
        await until(() => heard.gotBytes === bytes.length);
        expect(same(heard.got, bytes)).toBe(true);
        near.cut();
        far.socket.destroy();
      });

      it('holds an end back while it is paused', async () => {
        const { near, heard, far } = await open();
        near.pause();
        far.socket.end('last words');
        await turns();
        expect([heard.text, heard.told]).toEqual(['', []]);
        near.resume();
        await until(() => heard.told.length > 0);
        expect([heard.text, heard.told, near.ended]).toEqual(['last words', ['end'], true]);
        near.cut();
        far.socket.destroy();
      });

      it('tells of a reset while it is paused, when there is nothing to read', async () => {
        const { near, heard, far } = await open();
        near.pause();
        far.socket.resetAndDestroy();
        await until(() => near.closed);
        expect(heard.told).toEqual(['close ECONNRESET']);
      });

      it('tells of a reset once it goes on, when there was something to read', async () => {
        const { near, heard, far } = await open();
        near.pause();
        far.socket.write(randomBytes(10_000));
        await turns();
        far.socket.resetAndDestroy();
        await turns();
        near.resume();
        await until(() => near.closed);
        expect(heard.told).toEqual(['close ECONNRESET']);
      });
    });

    describe(`${name}, ${how}: ends`, () => {
      it('lets us go on when the peer is done sending', async () => {
        const it = await open();
        const { near, heard, far } = it;
        far.socket.end('question');
        await until(() => near.ended);
        const answer = randomBytes(3 * megabyte);
        near.write(answer);
        await turns();
        expect(near.closed).toBe(false);
        near.end();
        await until(() => isClosed(it) && far.closed);
        expect([heard.text, same(far.got, answer)]).toEqual(['question', true]);
        expect(heard.told.filter((word) => word !== 'drain')).toEqual(['end', 'close']);
      });

      it('lets the peer go on when we are done sending', async () => {
        const { near, heard, far } = await open();
        far.socket.pause();
        const question = randomBytes(8 * megabyte);
        near.write(question);
        near.end();
        expect([near.socket.writableEnded, near.write('too late')]).toEqual([true, true]);
        far.socket.resume();
        await until(() => far.ended);
        expect(same(far.got, question)).toBe(true);
        const answer = randomBytes(3 * megabyte);
        await pour(far.socket, answer);
        far.socket.end();
        await until(() => near.closed);
        expect([same(heard.got, answer), heard.told]).toEqual([true, ['end', 'close']]);
      });

      it('finishes when a slow peer has all of it', { timeout: patience }, async () => {
        const { near, heard, far } = await open();
        far.socket.pause();
        const bytes = randomBytes(12 * megabyte);
        near.write(bytes);
        heard.during(() => near.finish());
        near.finish();
        await turns();
        expect(near.closed).toBe(false);
        far.socket.resume();
        await until(() => far.ended && near.closed);
        expect([same(far.got, bytes), heard.told, heard.broken]).toEqual([true, ['close'], 0]);
        far.socket.destroy();
      });

      it('is cut at once, whatever is queued', async () => {
        const { near, heard, far } = await open();
        far.socket.pause();
        near.write(randomBytes(16 * megabyte));
        heard.during(() => near.cut());
        expect([near.write('x'), near.closed]).toEqual([near.write('x'), false]);
        near.cut();
        near.finish();
        await until(() => near.closed);
        far.socket.resume();
        await until(() => far.ended || far.closed);
        expect([heard.told, heard.broken]).toEqual([['close'], 0]);
        expect(far.gotBytes).toBeLessThan(16 * megabyte);
        far.socket.destroy();
      });

      it('closes with an error for the peer, when it is reset', async () => {
        const { near, heard, far } = await open();
        const failed = once(far.socket, 'error');
        heard.during(() => near.socket.resetAndDestroy());
        expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
        await until(() => near.closed);
        expect([heard.told, heard.broken]).toEqual([['close'], 0]);
      });

      it('says once why, when the peer resets', async () => {
        const { near, heard, far } = await open();
        far.socket.resetAndDestroy();
        await until(() => near.closed);
        await turns();
        expect([heard.told, near.error?.code, near.error?.syscall]).toEqual([
          ['close ECONNRESET'],
          'ECONNRESET',
          'read',
        ]);
      });

      it('brings what came before a reset, even while much is queued', async () => {
        const { near, heard, far } = await open();
        far.socket.pause();
        near.write(randomBytes(16 * megabyte));
        await turns();
        const answer = randomBytes(20_000);
        far.socket.write(answer);
        far.socket.resetAndDestroy();
        await until(() => near.closed);
        expect(same(heard.got, answer)).toBe(true);
        expect(heard.told.at(-1)).toMatch(/^close E(CONNRESET|PIPE)$/);
      });

      it('brings what came before a reset, when we end meanwhile', async () => {
        const { near, heard, far } = await open();
        const answer = randomBytes(20_000);
        far.socket.write(answer);
        far.socket.resetAndDestroy();
        near.end();
        await until(() => near.closed);
        expect(same(heard.got, answer)).toBe(true);
        expect(heard.told.at(-1)).toMatch(/^close/);
      });

      it('closes when it is finished and its peer resets, though it is paused', async () => {
        const { near, heard, far } = await open();
        near.pause();
        far.socket.pause();
        near.write(randomBytes(16 * megabyte));
        far.socket.write('unread');
        await turns();
        far.socket.resetAndDestroy();
        await turns();
        near.finish();
        await until(() => near.closed);
        expect(heard.told.at(-1)).toMatch(/^close E(CONNRESET|PIPE)$/);
      });
    });
  }

  describe(`${name}: dialling`, () => {
    const dialled = (port: number, host?: string): [Connection, Heard] => {
      const heard = new Heard();
      return [new Connection(dialLine(kind, port, host), heard), heard];
    };
    it('says that nobody listens', async () => {
      const port = await quietPort();
      const [near, heard] = dialled(port);
      expect(heard.told).toEqual([]);
      await until(() => near.closed);
      await turns();
      expect([heard.told, near.error?.syscall]).toEqual([['close ECONNREFUSED'], 'connect']);
    });
    it('says that nobody listens, when something was written or ended before it was known', async () => {
      const port = await quietPort();
      const [near, heard] = dialled(port);
      near.write('x');
      near.end();
      await until(() => near.closed);
      expect(heard.told).toEqual(['close ECONNREFUSED']);
    });
    it('can be cut before it is open', async () => {
      const door = await listenLines(kind);
      const [near, heard] = dialled(door.port);
      heard.during(() => near.cut());
      await until(() => near.closed);
      await turns();
      expect([heard.told, heard.broken]).toEqual([['close'], 0]);
      for (const it of door.lines) it.cut();
      door.close();
    });
    it.each(['end', 'finish'] as const)('sends what was written before it was open, then its %s', async (how) => {
      const door = await listenLines(kind);
      const [near] = dialled(door.port);
      const bytes = randomBytes(5 * megabyte);
      near.write(bytes.subarray(0, 100));
      near.write(bytes.subarray(100));
      near[how]();
      await until(() => door.heard[0]?.told.includes('end') === true);
      expect(same(door.heard[0]!.got, bytes)).toBe(true);
      door.lines[0]!.end();
      await until(() => near.closed && door.lines[0]!.closed);
      door.close();
    });
  });

  describe(`${name}: listening`, () => {
    it.each([
      ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
      ['::1', '::1', '::1'],
      ['::', '127.0.0.1', '::ffff:127.0.0.1'],
    ])('on %s knows the address of a client that comes to %s', async (on, to, address) => {
      const door = await listenLines(kind, on);
      const far = connect(door.port, to);
      await until(() => door.lines.length === 1);
      expect(door.lines[0]!.socket.remoteAddress).toBe(address);
      door.lines[0]!.cut();
      far.destroy();
      door.close();
    });
    it('lets in many at once, and keeps no descriptor', { timeout: patience }, async () => {
      const before = descriptors();
      const door = await listenLines(kind);
      const far = Array.from({ length: 300 }, () => connect(door.port, '127.0.0.1'));
      await until(() => door.lines.length === far.length);
      for (const it of far) it.write('hello');
      await until(() => door.heard.every(({ gotBytes }) => gotBytes === 5));
      for (const it of far) it.destroy();
      await until(() => door.heard.every(({ told }) => told.includes('end')));
      for (const it of door.lines) it.finish();
      await until(() => door.lines.every(({ closed }) => closed));
      door.close();
      await until(() => descriptors() <= before);
    });
    it('can be closed while its connections live on, and its address be had again', async () => {
      const door = await listenLines(kind);
      const far = connect(door.port, '127.0.0.1');
      await until(() => door.lines.length === 1);
      door.close();
      await refused(door.port);
      const again = await listenLines(kind, '127.0.0.1', door.port);
      const next = connect(door.port, '127.0.0.1');
      await until(() => again.lines.length === 1);
      far.write('still here');
      await until(() => door.heard[0]!.text === 'still here');
      for (const it of [far, next]) it.destroy();
      for (const it of [...door.lines, ...again.lines]) it.cut();
      again.close();
    });
    it('says that an address is taken', async () => {
      const door = await listenLines(kind);
      await expect(listenLines(kind, '127.0.0.1', door.port)).rejects.toThrow('already in use');
      door.close();
    });
  });

  describe(`${name}: at random`, () => {
    it('says of every line once that it is over, and keeps no descriptor', { timeout: patience }, async () => {
      const before = descriptors();
      const lines: OpenLine[] = [];
      for (let step = 0; step < 4000; step++) {
        if (lines.length < 40 || randomInt(40) === 0)
          lines.push(await openLine(kind, randomInt(2) === 0 ? 'accepted' : 'dialled'));
        act(lines[randomInt(Math.max(0, lines.length - 40), lines.length)]!);
        if (step % 20 === 0) await turns(1);
      }
      for (const { far } of lines) far.socket.destroy();
      for (const { near } of lines) near.cut();
      for (const it of lines) await until(() => it.near.closed && it.far.closed);
      await turns();
      for (const { heard } of lines) {
        expect(heard.told.filter((it) => it.startsWith('close'))).toHaveLength(1);
        expect(heard.told.at(-1)).toMatch(/^close/);
        expect(heard.told.filter((it) => it === 'end').length).toBeLessThan(2);
        expect(heard.broken).toBe(0);
      }
      await until(() => descriptors() <= before);
    });
  });
}

/** Something that a peer or the gateway may do at any time. */
function act({ near, heard, far }: OpenLine): void {
  const what = randomInt(100);
  const { socket } = far;
  if (what < 30) farWrites(socket);
  else if (what < 60) heard.during(() => near.write(randomBytes(1 + randomInt(200_000))));
  else if (what < 64) socket.pause();
  else if (what < 70) socket.resume();
  else if (what < 74) near.pause();
  else if (what < 80) near.resume();
  else if (what < 83) socket.end();
  else if (what < 86) heard.during(() => near.end());
  else if (what < 88) heard.during(() => near.finish());
  else if (what < 90) heard.during(() => near.cut());
  else if (what < 92 && !near.socket.writableEnded) heard.during(() => near.socket.resetAndDestroy());
  else if (what < 95) socket.destroy();
  else if (!socket.writableEnded) socket.resetAndDestroy();
}
function farWrites(socket: Socket): void {
  if (!socket.writableEnded && socket.writableLength < 4 * megabyte) socket.write(randomBytes(1 + randomInt(200_000)));
}

async function refused(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
}
