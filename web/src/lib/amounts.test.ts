import { describe, expect, it } from 'vitest';
import { amountRange, amountText, readAmount, type Amount } from './amounts.ts';

const time: Amount = { kind: 'ms', min: 500, max: 60_000 };
const count: Amount = { kind: 'count', min: 1, max: 1000 };

describe('amounts', () => {
  it('shows times in seconds and reads them back', () => {
    expect(amountText(time, 1500)).toBe('1.5');
    expect(readAmount(time, '1.5')).toBe(1500);
  });
  it('refuses what is out of range or no number', () => {
    for (const text of ['0.1', '61', '', 'ten', '-1', '1e3']) expect(readAmount(time, text)).toBeNull();
  });
  it('wants whole counts and takes grouped ones', () => {
    expect(readAmount(count, '2.5')).toBeNull();
    expect(readAmount(count, '1,000')).toBe(1000);
  });
  it('says its range in the unit people type', () => {
    expect(amountRange(time)).toBe('0.5 – 60 s');
    expect(amountRange(count)).toBe('1 – 1,000');
  });
});
