import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../testkit/fake-clock.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { Child, type ChildOptions } from './child.ts';

const waits = 'process.send("here"); setInterval(() => {}, 1e6);';
const stubborn = `process.on("SIGTERM", () => {}); ${waits}`;

/** A child that runs `script`, and a way to wait for its lives. */
function setUp(script: string, more: Partial<ChildOptions> = {}) {
  const lives: ChildProcess[] = [];
  let heard = 0;
  let wake: () => void = () => {};
  const child = new Child({
    ...{ name: 'test', clock: systemClock, log: silentLog },
    spawn: () => {
      const process_ = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      lives.push(process_);
      return process_;
    },
    said: () => {
      heard++;
      wake();
    },
    ...more,
  });
  /** Resolves when the `count`-th life has said that it is here. */
  const here = async (count: number): Promise<void> => {
    while (heard < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { child, lives, here };
}

describe('a child that is kept running', () => {
  let stop: () => Promise<void> = () => Promise.resolve();
  afterEach(() => stop());

  it('is started again at once when it is killed: no timer is waited for', async () => {
    const { child, lives, here } = setUp(waits, { clock: new FakeClock() });
    stop = () => child.stop('SIGKILL', 1000);
    child.start();
    await here(1);
    lives[0]!.kill('SIGKILL');
    await here(2);
    expect(lives).toHaveLength(2);
    expect(child.running).toBe(true);
  });

  it('waits before it is started a third time', async () => {
    const clock = new FakeClock();
    const { child, lives, here } = setUp(waits, { clock });
    stop = () => child.stop('SIGKILL', 1000);
    child.start();
    await here(1);
    lives[0]!.kill('SIGKILL');
    await here(2);
    const ended = new Promise((resolve) => lives[1]!.once('exit', resolve));
    lives[1]!.kill('SIGKILL');
    await ended;
    expect(child.running).toBe(false);
    await clock.advance(99);
    expect(lives).toHaveLength(2);
    await clock.advance(1);
    await here(3);
  });

  it('ends when it is told to, and is not started again', async () => {
    const { child, lives, here } = setUp(waits);
    child.start();
    await here(1);
    await child.stop('SIGTERM', 5000);
    expect(child.running).toBe(false);
    expect(lives[0]!.signalCode).toBe('SIGTERM');
    expect(lives).toHaveLength(1);
  });

  it('is killed when it does not end in time', async () => {
    const { child, lives, here } = setUp(stubborn);
    child.start();
    await here(1);
    await child.stop('SIGTERM', 20);
    expect(lives[0]!.signalCode).toBe('SIGKILL');
  });

  it('stays ended when its owner says so', async () => {
    const codes: (number | null)[] = [];
    let told: () => void = () => {};
    const over = new Promise<void>((resolve) => (told = resolve));
    const { child, lives } = setUp('process.exit(2)', {
      ended: (code) => {
        codes.push(code);
        told();
        return false;
      },
    });
    child.start();
    await over;
    expect(codes).toEqual([2]);
    expect(lives).toHaveLength(1);
    await child.stop('SIGTERM', 10);
  });

  it('is forgotten when it is stopped between two lives', async () => {
    const clock = new FakeClock();
    const { child, lives, here } = setUp(waits, { clock });
    child.start();
    await here(1);
    for (const life of [0, 1]) {
      const ended = new Promise((resolve) => lives[life]!.once('exit', resolve));
      lives[life]!.kill('SIGKILL');
      await ended;
      if (life === 0) await here(2);
    }
    await child.stop('SIGTERM', 10);
    await clock.advance(60_000);
    expect(lives).toHaveLength(2);
  });
});
