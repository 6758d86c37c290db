import { expect, it } from 'vitest';
import * as wire from './wire.ts';

it('holds the numbers of SOCKS.4 and SOCKS 4A', () => {
  expect(wire).toMatchObject({ version: 4, connectCommand: 1, fixedSize: 8 });
  expect([wire.granted, wire.rejected, wire.noIdentd, wire.otherUser]).toEqual([90, 91, 92, 93]);
});
