import { expect, it } from 'vitest';
import { Names } from './names.ts';

it('gives the same text for the same, and forgets when there are far more than are in use', () => {
  const names = new Names();
  expect(names.of('gw.acme.example', 10)).toBe('gw.acme.example');
  for (let i = 0; i < 10_000; i++) names.of(`gw${i}`, 10);
  expect((names as unknown as { known: Map<string, string> }).known.size).toBeLessThan(4100);
  expect(names.of('gw9999', 10)).toBe('gw9999');
});
