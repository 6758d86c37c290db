import { describe, expect, it } from 'vitest';
import { isTyped } from './typed-confirm.tsx';

describe('the word that is typed to confirm', () => {
  it('is the name as it stands, blanks around it aside', () => {
    expect(isTyped(' lobby ', 'lobby')).toBe(true);
    for (const typed of ['', 'Lobby', 'lobb']) expect(isTyped(typed, 'lobby')).toBe(false);
    expect(isTyped('', '')).toBe(false);
  });
  it('is a count however it is grouped', () => {
    for (const typed of ['12500', '12,500', '12.500', '12 500']) expect(isTyped(typed, '12,500')).toBe(true);
    expect(isTyped('1250', '12,500')).toBe(false);
  });
});
