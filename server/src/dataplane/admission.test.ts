import { expect, it } from 'vitest';
import type { Connection } from '../net/connection.ts';
import { Admission } from './admission.ts';

const client = (): Connection => ({ whenGone: undefined }) as Connection;

it('lets so many that were turned away stay until they have heard it, and the others not', () => {
  const admission = new Admission(1, () => {}, 2);
  const [first, second, third] = [client(), client(), client()];
  expect([first, second, third].map((it) => admission.seeOff(it))).toEqual([true, true, false]);
  expect(third.whenGone).toBeUndefined();
  first.whenGone!(first);
  expect(admission.seeOff(third)).toBe(true);
  expect(admission.openConnections).toBe(0);
});
