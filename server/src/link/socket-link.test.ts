import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLog } from '../base/log.ts';
import { frameHeader } from '../codec/frame.ts';
import type { Link } from './link.ts';
import { linkContract } from './link.contract.ts';
import type { ToControl, ToWorker } from './messages.ts';
import { keepLinked, serveLinks } from './socket-link.ts';

const directory = mkdtempSync(join(tmpdir(), 'gyre-link-'));
afterAll(() => rmSync(directory, { recursive: true }));
let count = 0;
const freshPath = (): string => join(directory, `link-${count++}`);

linkContract('socket link', async () => {
  const path = freshPath();
  let served: (link: Link<ToWorker, ToControl>) => void = () => {};
  const control = new Promise<Link<ToWorker, ToControl>>((resolve) => (served = resolve));
  const server = await serveLinks<ToWorker, ToControl>(path, silentLog, (link) => served(link));
  let kept: { close(): void } | undefined;
  const worker = new Promise<Link<ToControl, ToWorker>>((resolve) => {
    kept = keepLinked<ToControl, ToWorker>(path, silentLog, resolve);
  });
  const pair = { control: await control, worker: await worker };
  return {
    ...pair,
    close: () => {
      kept?.close();
      server.close();
    },
  };
});

describe('socket link', () => {
  const refused = async (bytes: Uint8Array): Promise<void> => {
    const path = freshPath();
    const server = await serveLinks<ToWorker, ToControl>(path, silentLog, (link) => {
      link.onMessage(() => expect.unreachable());
    });
    const socket = connect(path);
    socket.resume();
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => {});
    socket.write(bytes);
    await closed;
    server.close();
  };

  it('cuts a peer that sends frames of another type', () => refused(frameHeader(9, 0)));
  it('cuts a peer that announces more than a frame may hold', () => refused(Uint8Array.of(255, 255, 255, 255, 1)));
  it('cuts a peer whose frames are not JSON', () => refused(Uint8Array.of(0, 0, 0, 2, 1, 0x7b, 0x7b)));

  it('lets who connects early wait, and hears then what was said meanwhile', async () => {
    const path = freshPath();
    let open: () => void = () => {};
    const ready = new Promise<void>((resolve) => (open = resolve));
    const heard: ToControl[] = [];
    let served = 0;
    let hear: () => void = () => {};
    const all = new Promise<void>((resolve) => (hear = resolve));
    const take = (link: Link<ToWorker, ToControl>): void => {
      served++;
      link.onMessage((message) => {
        heard.push(message);
        if (heard.length === 2) hear();
      });
    };
    const server = await serveLinks<ToWorker, ToControl>(path, silentLog, take, ready);
    const early = keepLinked<ToControl, ToWorker>(path, silentLog, (link) => {
      for (const revision of [1, 2]) link.send({ type: 'ack', revision });
    });
    // Who comes behind it is here: it was here before.
    const another = connect(path);
    await new Promise<void>((resolve) => another.once('connect', resolve));
    expect(served).toBe(0);
    open();
    await all;
    expect(heard.map((it) => it.type === 'ack' && it.revision)).toEqual([1, 2]);
    early.close();
    another.destroy();
    server.close();
  });

  it('is only for this user', async () => {
    const path = freshPath();
    const server = await serveLinks<ToWorker, ToControl>(path, silentLog, () => {});
    expect(statSync(path).mode & 0o077).toBe(0);
    server.close();
  });

  it('gives others their turn between messages of one read that take long, and keeps the order', async () => {
    const path = freshPath();
    const seen: number[] = [];
    let turns = 0;
    const taken = new Promise<void>((resolve) => {
      void serveLinks<ToWorker, ToControl>(path, silentLog, (link) => {
        link.onMessage((message) => {
          if (message.type !== 'ack') return;
          seen.push(message.revision);
          setImmediate(() => turns++);
          for (const until = performance.now() + 3; performance.now() < until;);
          if (message.revision === 5) resolve();
        });
      }).then((server) => void taken.then(() => server.close()));
    });
    const kept = keepLinked<ToControl, ToWorker>(path, silentLog, (link) => {
      for (let revision = 1; revision <= 5; revision++) link.send({ type: 'ack', revision });
    });
    await taken;
    kept.close();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('connects again when control comes back', async () => {
    const path = freshPath();
    const links: Link<ToControl, ToWorker>[] = [];
    let came: () => void = () => {};
    const kept = keepLinked<ToControl, ToWorker>(path, silentLog, (link) => {
      links.push(link);
      came();
    });
    const next = (): Promise<void> => new Promise((resolve) => (came = resolve));
    const first = next();
    const one = await serveLinks<ToWorker, ToControl>(path, silentLog, () => {});
    await first;
    const lost = new Promise<void>((resolve) => links[0]!.onClose(resolve));
    const second = next();
    one.close();
    await lost;
    const two = await serveLinks<ToWorker, ToControl>(path, silentLog, () => {});
    await second;
    expect(links).toHaveLength(2);
    kept.close();
    two.close();
  });
});
