// The stage of an in-process test file: one target for all its tests, and exits and houses that end with the test that opened them.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type FakeExit, type FakeExitOptions, startFakeExit } from '../testkit/fake-exit.ts';
import { type FakeTarget, startFakeTarget } from '../testkit/fake-target.ts';
import { type HouseOptions, startHouse, type TestHouse } from '../testkit/house.ts';

export interface Stage {
  /** Present while tests run. */
  readonly target: FakeTarget;
  readonly exit: (options?: Partial<FakeExitOptions>) => Promise<FakeExit>;
  readonly house: (options: HouseOptions) => Promise<TestHouse>;
}

/** Call it once at the head of a test file. Exits are `http` unless said otherwise, and tell the target their labels. */
export function stage(): Stage {
  let target: FakeTarget | undefined;
  const closers: (() => unknown)[] = [];
  beforeAll(async () => {
    target = await startFakeTarget();
  });
  afterAll(() => target?.close());
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return {
    get target() {
      return target!;
    },
    exit: async (options) => {
      const made = await startFakeExit({ scheme: 'http', sources: target!.sources, ...options });
      closers.push(() => made.close());
      return made;
    },
    house: async (options) => {
      const made = await startHouse(options);
      closers.push(() => made.stop());
      return made;
    },
  };
}
