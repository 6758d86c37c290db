import { describe, expect, it } from 'vitest';
import { FreshPasswords } from './fresh-passwords.ts';

function holding(): FreshPasswords {
  const fresh = new FreshPasswords();
  fresh.add([['exit_1', { version: 1, password: 'one' }]]);
  return fresh;
}

describe('fresh passwords', () => {
  it('are taken once', () => {
    const fresh = holding();
    expect(fresh.take('exit_1', 1)).toBe('one');
    expect(fresh.take('exit_1', 1)).toBeUndefined();
  });
  it.each([
    ['has another version', 2],
    ['is gone', undefined],
  ])('are forgotten when their exit %s', (_, version) => {
    const fresh = holding();
    expect(fresh.take('exit_1', version)).toBeUndefined();
    expect(fresh.take('exit_1', 1)).toBeUndefined();
  });
  it('are forgotten with the write they belong to', () => {
    const fresh = holding();
    fresh.clear();
    expect(fresh.take('exit_1', 1)).toBeUndefined();
  });
});
