import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { changeOf, compared } from './compare.ts';

const past = fixtures['overview.lookBack'];

describe('a span against the one before', () => {
  it.each([
    [440, 100, '+340 %'],
    [50, 100, '−50 %'],
    [100, 100, 'as before'],
    [5, 0, 'nothing before'],
  ])('%d after %d is %s', (now, before, text) => {
    expect(changeOf(now, before)).toContain(text);
  });
  it('says how it was, and that nothing is known where nothing is', () => {
    expect(compared(past)?.rate).toContain('49');
    expect(compared({ ...past, before: null })?.success).toBe('no earlier figures');
    expect(compared(undefined)).toBeNull();
  });
});
