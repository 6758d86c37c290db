// What every way of joining two connections must do, whoever carries the bytes.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Joined,
  joined,
  type JoinedOptions,
  type MakePump,
  pour,
  until,
  warmBytes,
} from '../../testkit/joined.ts';
import { Deadlines } from './deadlines.ts';
import type { Meter } from './pump.ts';

const megabyte = 1 << 20;
/** For tests that move much, on a machine that has other work, ms. */
const patience = 30_000;
const hashOf = (bytes: readonly Buffer[]): string => {
  const hash = createHash('sha256');
  for (const it of bytes) hash.update(it);
  return hash.digest('hex');
};
const over = ({ client, target, told }: Joined): boolean => client.closed && target.closed && told.length > 0;
const descriptors = (): number => readdirSync('/proc/self/fd').length;

/** Counts, and says no after `most`. */
class Counter implements Meter {
  most = Infinity;
  counted = 0;
  get endless(): boolean {
    return this.most === Infinity;
  }
  charge(bytes: number): boolean {
    this.counted += bytes;
    return this.counted < this.most;
  }
}

/** A clock that is moved by hand, and its wheel. */
class Wheel {
  private at = 0;
  readonly deadlines = new Deadlines(() => this.at);
  pass(ms: number): void {
    for (const end = this.at + ms; this.at < end;) {
      this.at += 100;
      this.deadlines.advance();
    }
  }
}

export function pumpContract(name: string, make: MakePump, lines?: JoinedOptions['lines']): void {
  const both = lines === undefined ? { make } : { make, lines };
  const open = (options: Omit<JoinedOptions, 'make'> = {}): Promise<Joined> => joined({ ...both, ...options });

  describe(`${name}: bytes`, () => {
    it('carries both ways at once, exactly', { timeout: patience }, async () => {
      const meter = new Counter();
      const tunnel = await open({ meter });
      const [up, down] = [randomBytes(8 * megabyte), randomBytes(6 * megabyte)];
      await Promise.all([pour(tunnel.client.socket, up), pour(tunnel.target.socket, down)]);
      tunnel.client.socket.end();
      tunnel.target.socket.end();
      await until(() => over(tunnel));
      expect([hashOf(tunnel.target.got), hashOf(tunnel.client.got)]).toEqual([hashOf([up]), hashOf([down])]);
      expect(tunnel.told).toEqual([[up.length + warmBytes, down.length + warmBytes]]);
      expect(meter.counted).toBe(up.length + down.length + 2 * warmBytes);
    });

    it('holds back who sends while nobody reads, and keeps the other way open', { timeout: patience }, async () => {
      const tunnel = await open();
      const { client, target } = tunnel;
      client.socket.pause();
      const bytes = randomBytes(64 * megabyte);
      const poured = pour(target.socket, bytes);
      // Each ping up comes through; sooner or later nothing came down between two of them.
      for (let before = -1, pings = 0, still = 0; still < 20;) {
        client.socket.write('p');
        await until(() => target.gotBytes > pings);
        pings = target.gotBytes;
        const sent = target.socket.bytesWritten - target.socket.writableLength;
        still = sent === before ? still + 1 : 0;
        before = sent;
      }
      expect(target.socket.bytesWritten - target.socket.writableLength).toBeLessThan(32 * megabyte);
      client.socket.resume();
      await poured;
      target.socket.end();
      client.socket.end();
      await until(() => over(tunnel));
      expect(hashOf(client.got)).toBe(hashOf([bytes]));
    });

    it('carries many tunnels and keeps no descriptor', { timeout: patience }, async () => {
      const before = descriptors();
      const tunnels = await Promise.all(Array.from({ length: 50 }, () => open()));
      const bytes = randomBytes(100_000);
      await Promise.all(
        tunnels.flatMap(({ client, target }) => [pour(client.socket, bytes), pour(target.socket, bytes)]),
      );
      for (const { client, target } of tunnels) {
        client.socket.end();
        target.socket.end();
      }
      for (const it of tunnels) await until(() => over(it));
      for (const { told } of tunnels) expect(told).toEqual([[bytes.length + warmBytes, bytes.length + warmBytes]]);
      await until(() => descriptors() <= before);
    });
  });

  describe(`${name}: ends`, () => {
    for (const [who, whom] of [
      ['client', 'target'],
      ['target', 'client'],
    ] as const) {
      it(`lets the ${whom} go on when the ${who} is done sending`, async () => {
        const tunnel = await open();
        tunnel[who].socket.end('last words');
        await until(() => tunnel[whom].ended);
        expect(Buffer.concat(tunnel[whom].got).toString()).toBe('last words');
        const answer = randomBytes(3 * megabyte);
        await pour(tunnel[whom].socket, answer);
        tunnel[whom].socket.end();
        await until(() => over(tunnel));
        expect(hashOf(tunnel[who].got)).toBe(hashOf([answer]));
      });

      it(`cuts the ${whom} when the ${who} resets`, async () => {
        const tunnel = await open();
        tunnel[who].socket.resetAndDestroy();
        await until(() => tunnel[whom].ended || tunnel[whom].closed);
        tunnel[whom].socket.destroy();
        await until(() => over(tunnel));
        expect(tunnel.told).toEqual([[warmBytes, warmBytes]]);
      });

      it(`cuts the ${who}, which read nothing when the ${whom} reset, once it reads`, async () => {
        const tunnel = await open();
        tunnel[who].socket.pause();
        tunnel[whom].socket.write(randomBytes(16 * megabyte));
        tunnel[whom].socket.resetAndDestroy();
        await until(() => tunnel[whom].closed);
        tunnel[who].socket.resume();
        await until(() => tunnel[who].ended || tunnel[who].closed);
        tunnel[who].socket.destroy();
        await until(() => over(tunnel));
      });
    }

    it('says once that it is over, when it is cut from here', async () => {
      const tunnel = await open();
      const gone: boolean[] = [];
      for (const it of tunnel.inner) it.whenGone = ({ closed }) => void gone.push(closed);
      tunnel.inner[0].cut();
      tunnel.inner[0].cut();
      await until(() => tunnel.client.ended && tunnel.target.ended && tunnel.told.length > 0);
      tunnel.inner[0].cut();
      tunnel.inner[1].finish();
      expect([tunnel.told, gone]).toEqual([[[warmBytes, warmBytes]], [true, true]]);
      tunnel.client.socket.destroy();
      tunnel.target.socket.destroy();
    });
  });

  describe(`${name}: time and caps`, () => {
    it('closes when nothing moved for the idle time, not before', async () => {
      const [wheel, meter] = [new Wheel(), new Counter()];
      const tunnel = await open({ deadlines: wheel.deadlines, idleMs: 10_000, meter });
      await until(() => meter.counted === 2 * warmBytes);
      wheel.pass(10_200);
      tunnel.client.socket.write('x');
      await until(() => meter.counted > 2 * warmBytes);
      wheel.pass(10_200);
      tunnel.client.socket.write('x');
      await until(() => tunnel.target.gotBytes === 2 && meter.counted === 2 * warmBytes + 2);
      wheel.pass(10_200);
      expect(tunnel.target.ended).toBe(false);
      wheel.pass(10_200);
      await until(() => tunnel.client.ended && tunnel.target.ended && tunnel.told.length > 0);
      tunnel.client.socket.destroy();
      tunnel.target.socket.destroy();
    });

    it('cuts a tunnel that idles because nobody reads', async () => {
      const [wheel, meter] = [new Wheel(), new Counter()];
      const tunnel = await open({ deadlines: wheel.deadlines, idleMs: 10_000, meter });
      tunnel.client.socket.pause();
      void pour(tunnel.target.socket, randomBytes(32 * megabyte)).catch(() => {});
      await until(() => meter.counted > megabyte);
      for (let i = 0; i < 60 && tunnel.told.length === 0; i++) {
        wheel.pass(10_200);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await until(() => tunnel.told.length === 1);
      tunnel.client.socket.destroy();
      tunnel.target.socket.destroy();
    });

    it('stands still when the meter says so, and goes on', async () => {
      const meter = new Counter();
      let waits = 0;
      const tunnel = await open({ meter, owner: { mayWait: () => ++waits > 0 } });
      meter.most = meter.counted + 5;
      tunnel.client.socket.write('123456789');
      await until(() => waits === 1);
      expect(tunnel.inner[0].closed).toBe(false);
      meter.most = Infinity;
      tunnel.pump.goOn();
      tunnel.target.socket.write('go on');
      await until(() => tunnel.client.gotBytes === 5);
      tunnel.client.socket.end();
      tunnel.target.socket.end();
      await until(() => over(tunnel) && meter.counted === 2 * warmBytes + 14);
    });

    it('closes in peace when the meter says that there is no more', async () => {
      const meter = new Counter();
      let stopped = 0;
      const tunnel = await open({ meter, owner: { stopped: () => void stopped++ } });
      meter.most = meter.counted + 5;
      tunnel.client.socket.write('123456789');
      await until(() => tunnel.client.ended && tunnel.target.ended && tunnel.told.length > 0);
      expect([stopped, tunnel.target.gotBytes]).toEqual([1, 9]);
      tunnel.client.socket.destroy();
      tunnel.target.socket.destroy();
    });
  });

  describe(`${name}: at random`, () => {
    it('says of every tunnel once that it is over, and keeps no descriptor', { timeout: patience }, async () => {
      const before = descriptors();
      const meter = new Counter();
      const tunnels = await Promise.all(Array.from({ length: 50 }, () => open({ meter })));
      for (let step = 0; step < 2000; step++) {
        act(tunnels[randomInt(tunnels.length)]!);
        if (step % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      for (const { client, target } of tunnels) {
        client.socket.destroy();
        target.socket.destroy();
      }
      for (const it of tunnels) await until(() => over(it));
      await until(() => descriptors() <= before);
      for (const { told } of tunnels) expect(told).toHaveLength(1);
      const told = tunnels.reduce((sum, it) => sum + it.told[0]![0] + it.told[0]![1], 0);
      // What comes after the gateway stopped a tunnel is read, and not charged.
      expect(told).toBeGreaterThanOrEqual(meter.counted);
    });
  });
}

/** Something that a client, a target or the gateway may do at any time. */
function act({ client, target, inner, pump }: Joined): void {
  const { socket } = randomInt(2) === 0 ? client : target;
  const what = randomInt(100);
  if (what < 70) {
    if (!socket.writableEnded && socket.writableLength < 4 * megabyte)
      socket.write(randomBytes(1 + randomInt(200_000)));
  } else if (what < 80) socket.pause();
  else if (what < 92) socket.resume();
  else if (what < 95) socket.end();
  else if (what < 97) {
    // While its half is being closed Node can neither reset a socket nor close it any more (uv_tcp_close_reset gives EINVAL).
    if (socket.writableEnded) socket.destroy();
    else socket.resetAndDestroy();
  } else if (what < 98) socket.destroy();
  else if (what < 99) inner[randomInt(2)]!.cut();
  else pump.stop();
}
