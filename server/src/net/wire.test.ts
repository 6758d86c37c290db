import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../testkit/joined.ts';
import { openLine, turns } from '../../testkit/lines.ts';
import { nativePath } from '../cli/places.ts';
import { lineContract } from './line.contract.ts';
import { loadNative } from './native.ts';

const wires = loadNative(nativePath())?.wires;

describe.skipIf(wires === undefined)('wires (npm run native builds them)', () => {
  lineContract('wires', wires);

  it('tell nobody what happened to the one that had the slot before', async () => {
    const first = await Promise.all([openLine(wires), openLine(wires)]);
    const second: Awaited<ReturnType<typeof openLine>>[] = [];
    const opened: Promise<unknown>[] = [];
    // Both are told of in one turn; whichever is first closes both, and others take their places at once.
    for (const { heard } of first)
      heard.then = () => {
        for (const { near } of first) near.cut();
        for (let i = 0; i < 4; i++) opened.push(openLine(wires, 'dialled').then((it) => second.push(it)));
      };
    for (const { far } of first) far.socket.write('x');
    await until(() => first.every(({ near }) => near.closed));
    await Promise.all(opened);
    await turns();
    expect(first.map(({ heard }) => heard.gotBytes).sort()).toEqual([0, 1]);
    for (const { heard } of second) expect([heard.gotBytes, heard.told]).toEqual([0, []]);
    for (const { far, near } of [...first, ...second]) {
      far.socket.destroy();
      near.cut();
    }
  });
});

describe.skipIf(wires === undefined)('an exception in a sink', () => {
  const caught: unknown[] = [];
  const keep = (error: unknown): void => void caught.push(error);
  let others: NodeJS.UncaughtExceptionListener[] = [];
  beforeEach(() => {
    others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', keep);
  });
  afterEach(() => {
    process.removeAllListeners('uncaughtException');
    for (const it of others) process.on('uncaughtException', it);
    caught.length = 0;
  });
  const thrown = (): never => {
    throw new Error('in a sink');
  };

  it('reaches whoever handles it, and everybody else hears what happened', async () => {
    const lines = await Promise.all(Array.from({ length: 8 }, () => openLine(wires)));
    for (const { heard } of lines) heard.then = thrown;
    for (const { far } of lines) far.socket.write('x');
    await until(() => lines.every(({ heard }) => heard.gotBytes === 1));
    await turns();
    expect(caught).toHaveLength(8);
    for (const { heard } of lines) heard.then = undefined;
    for (const { far } of lines) far.socket.end('y');
    await until(() => lines.every(({ heard }) => heard.text === 'xy' && heard.told.length === 1));
    for (const { near, far } of lines) {
      near.cut();
      far.socket.destroy();
    }
  });
  it('that is told of a close does not keep others from being told', async () => {
    const lines = await Promise.all(Array.from({ length: 4 }, () => openLine(wires)));
    for (const { near } of lines) near.whenGone = thrown;
    for (const { near } of lines) near.cut();
    await until(() => lines.every(({ near }) => near.closed));
    await turns();
    expect(caught).toHaveLength(4);
    for (const { far } of lines) far.socket.destroy();
  });
});
