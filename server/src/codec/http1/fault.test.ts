import { expect, it } from 'vitest';
import { defaultLimits, headFault, isFault } from './fault.ts';

it('tells a fault from an answer', () => {
  expect(isFault(headFault('malformed', 'x'))).toBe(true);
  expect(isFault({ method: 'GET' })).toBe(false);
  expect(isFault(undefined)).toBe(false);
});
it('allows 64 KiB and 200 fields unless told otherwise', () => {
  expect(defaultLimits).toEqual({ maxBytes: 65536, maxFields: 200 });
});
