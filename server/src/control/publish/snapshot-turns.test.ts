import { expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { longestWaitMs, SnapshotTurns } from './snapshot-turns.ts';

/** Begins one for each name and tells whose turn it is. */
function setUp(places: number, names: string) {
  const clock = new FakeClock();
  const turns = new SnapshotTurns(places, clock);
  const begun: string[] = [];
  for (const name of names) void turns.begin().then(() => begun.push(name));
  return { clock, turns, begun };
}

it('lets so many begin at a time, and the next one when one ends, in order', async () => {
  const { clock, turns, begun } = setUp(2, 'abcd');
  await clock.advance(0);
  expect(begun.join('')).toBe('ab');
  turns.end();
  await clock.advance(0);
  expect(begun.join('')).toBe('abc');
  turns.end();
  turns.end();
  await clock.advance(0);
  expect(begun.join('')).toBe('abcd');
});
it('lets nobody wait long for one that takes nothing, and nobody twice', async () => {
  const { clock, turns, begun } = setUp(1, 'abc');
  await clock.advance(longestWaitMs - 1);
  expect(begun.join('')).toBe('a');
  await clock.advance(1);
  expect(begun.join('')).toBe('abc');
  for (let i = 0; i < 3; i++) turns.end();
  await turns.begin();
  void turns.begin().then(() => begun.push('late'));
  await clock.advance(0);
  expect(begun.join('')).toBe('abc');
});
it('has a place even where control has the only core', async () => {
  const { clock, begun } = setUp(0, 'a');
  await clock.advance(0);
  expect(begun).toEqual(['a']);
});
