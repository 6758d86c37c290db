import { expect, it } from 'vitest';
import { bytesOf, cuts, poison, textOf } from './cuts.ts';

it('cuts at every position, and byte by byte', () => {
  expect([...cuts('abc')].map((pieces) => pieces.map(textOf))).toEqual([
    ['abc'],
    ['a', 'bc'],
    ['ab', 'c'],
    ['a', 'b', 'c'],
  ]);
  expect([...cuts('')].map((pieces) => pieces.map(textOf))).toEqual([['']]);
});
it('gives each piece memory of its own', () => {
  const [, second] = [...cuts('ab')];
  poison(second![0]!);
  expect([...second![1]!]).toEqual([0x62]);
});
it('is latin1 both ways', () => {
  expect([...bytesOf('\0ÿ')]).toEqual([0, 255]);
  expect(textOf(Uint8Array.of(0, 255))).toBe('\0ÿ');
  expect(textOf(undefined)).toBe('');
});
