import { expect, it } from 'vitest';
import { exitUpdate } from './exits.ts';
import { poolUpdate } from './pools.ts';

it('a change holds what was given and no defaults', () => {
  const policies = {
    retry: { maxAttempts: 2 },
    session: { guarantee: 'strict' },
    queue: {},
    rotation: { periodMs: 9000 },
  };
  expect(poolUpdate.parse(policies)).toEqual(policies);
  expect(exitUpdate.parse({ place: { country: 'de' } })).toEqual({ place: { country: 'DE' } });
  expect(exitUpdate.parse({ place: { city: null } })).toEqual({ place: { city: null } });
});
it('a change is held to the limits of its fields', () => {
  expect(poolUpdate.safeParse({ retry: { maxAttempts: 0 } }).success).toBe(false);
  expect(exitUpdate.safeParse({ place: { asn: 'x' } }).success).toBe(false);
});
