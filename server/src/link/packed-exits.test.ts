import { expect, it } from 'vitest';
import { exitRecord } from '../../testkit/records.ts';
import type { ExitRecord } from '../core/snapshot/records.ts';
import type { Message } from './messages.ts';
import { packed, unpacked } from './packed-exits.ts';

const plain = exitRecord('exit_1');
/** Every field has a value of its own. */
const full = Object.fromEntries(
  Object.keys(plain).map((key, i) => [key, key === 'tags' || key === 'pools' ? [`${key}1`, `${key}2`] : `value ${i}`]),
) as unknown as ExitRecord;
const sent = (message: Message): Message => unpacked(JSON.parse(JSON.stringify(packed(message))) as Message);

it('brings exits of a snapshot over as they are', () => {
  const message: Message = { type: 'snapshot-exits', exits: [plain, full] };
  expect(sent(message)).toEqual(message);
  expect(JSON.stringify(packed(message))).not.toContain('healthSinceAt');
});
it('brings patches over with everything else they say', () => {
  const patch = { from: 1, to: 2, putExits: [full], removeExits: ['exit_2'], members: [] };
  expect(sent({ type: 'patch', patch })).toEqual({ type: 'patch', patch });
  const without = { from: 1, to: 2, putExits: [], removeExits: ['exit_2'] };
  expect(sent({ type: 'patch', patch: without })).toEqual({ type: 'patch', patch: without });
});
it('leaves other messages alone', () => {
  const message: Message = { type: 'ack', revision: 7 };
  expect(packed(message)).toBe(message);
  expect(unpacked(message)).toBe(message);
});
