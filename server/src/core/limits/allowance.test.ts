import { expect, it } from 'vitest';
import { Allowance, turnGraceMs } from './allowance.ts';

function fresh() {
  const told = { touched: 0, hurried: 0 };
  const owner = { touched: () => void told.touched++, hurry: () => void told.hurried++ };
  return { allowance: new Allowance('u1', owner), told };
}
const word = (over: object) => ({ user: 'u1', over: 100, grant: 0, ...over });

it('counts without a cap, and is told once until it is taken', () => {
  const { allowance, told } = fresh();
  expect(allowance.charge(10)).toBe(true);
  expect(allowance.charge(1e15)).toBe(true);
  expect(told).toEqual({ touched: 1, hurried: 0 });
  const taken = { user: 'u1', spent: 1e15 + 10, refused: 0, left: null, seen: 0, wants: false };
  expect(allowance.take()).toEqual(taken);
  expect(allowance.take()).toMatchObject({ spent: 0 });
});
it('asks once when half of a slice is gone, and again after the answer', () => {
  const { allowance, told } = fresh();
  allowance.told(word({ grant: 1000 }), 0);
  allowance.charge(500);
  expect(told.hurried).toBe(0);
  allowance.charge(1);
  allowance.charge(1);
  expect(told.hurried).toBe(1);
  expect(allowance.take()).toMatchObject({ spent: 502, left: 498, seen: 1000, wants: true });
  allowance.told(word({ grant: 502 }), 0);
  expect(allowance.take()).toMatchObject({ left: 1000, seen: 1502, wants: false });
});
it('lends a little while it waits for control, and not more', () => {
  const { allowance } = fresh();
  allowance.told(word({ grant: 50 }), 0);
  expect(allowance.charge(149)).toBe(true);
  expect(allowance.open).toBe(true);
  expect(allowance.charge(1)).toBe(false);
  expect(allowance.open).toBe(false);
  // What was lent is part of the next slice.
  allowance.told(word({ grant: 150 }), 0);
  expect(allowance.take().left).toBe(50);
});
it('is closed while the cap is spent, and opens a little when its period ends without a word', () => {
  const { allowance } = fresh();
  allowance.told(word({ grant: 500 }), 0);
  allowance.told(word({ spent: { forMs: 5000, why: '1 GB per day' } }), 1000);
  expect(allowance.open).toBe(false);
  expect(allowance.take().left).toBe(0);
  expect([allowance.why, allowance.resetsAt]).toEqual(['1 GB per day', 6000]);
  expect(allowance.turnOver(6000 + turnGraceMs - 1)).toBe(false);
  expect(allowance.turnOver(6000 + turnGraceMs)).toBe(true);
  expect(allowance.charge(100)).toBe(false);
  // Only once.
  expect(allowance.turnOver(1e9)).toBe(false);
});
it('gives back what is asked of it, at once', () => {
  const { allowance, told } = fresh();
  allowance.told(word({ grant: 1000 }), 0);
  allowance.told(word({ keep: 400 }), 0);
  expect(told).toEqual({ touched: 1, hurried: 1 });
  expect(allowance.take()).toMatchObject({ left: 400, seen: 1000 });
  allowance.told(word({ keep: 0 }), 0);
  expect(allowance.take().left).toBe(0);
});
it('forgets the cap when it is taken away, and what was seen with the link', () => {
  const { allowance } = fresh();
  allowance.told(word({ grant: 10 }), 0);
  allowance.charge(1000);
  allowance.afresh();
  expect(allowance.take()).toMatchObject({ seen: 0, left: -990 });
  allowance.told(word({ over: null }), 0);
  expect(allowance.open).toBe(true);
  expect(allowance.take().left).toBeNull();
});
it('counts refusals', () => {
  const { allowance, told } = fresh();
  allowance.refused();
  allowance.refused();
  expect(told.touched).toBe(1);
  expect(allowance.take().refused).toBe(2);
});
it('lets those who wait go on when there is more, and stops them when the cap is spent', () => {
  const { allowance } = fresh();
  const heard: string[] = [];
  const waiter = (name: string) => ({
    goOn: () => heard.push(`${name} goes on`),
    stop: () => heard.push(`${name} stops`),
  });
  allowance.told(word({ grant: 10 }), 0);
  allowance.charge(200);
  allowance.wait(waiter('a'));
  // Too little to go on with.
  allowance.told(word({ grant: 1 }), 0);
  expect(heard).toEqual([]);
  allowance.told(word({ grant: 500 }), 0);
  allowance.charge(500);
  allowance.wait(waiter('b'));
  allowance.told(word({ spent: { forMs: 1, why: 'x' } }), 0);
  allowance.charge(1);
  allowance.wait(waiter('c'));
  allowance.release();
  expect(heard).toEqual(['a goes on', 'b stops', 'c stops']);
});
