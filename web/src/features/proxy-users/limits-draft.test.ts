import { expect, it } from 'vitest';
import { amountDraft, capsOf, limitsDraft, limitsProblems, suggestedCap } from './limits-draft.ts';

it('writes amounts in decimal units and reads them back', () => {
  for (const bytes of [1, 500_000, 1_000_000, 2_500_000_000, 12e12]) {
    const draft = { ...limitsDraft(undefined), month: amountDraft(bytes) };
    expect(limitsProblems(draft)).toEqual({});
    expect(capsOf(draft).bytesPerMonth).toBe(bytes);
  }
  expect(amountDraft(2_500_000_000)).toEqual({ text: '2.5', unit: 'GB' });
});
it('takes nothing for no cap, and says what it cannot read', () => {
  expect(capsOf(limitsDraft(undefined))).toEqual({ bytesPerDay: null, bytesPerMonth: null, resetDay: 1 });
  for (const text of ['0', '-1', 'much', '1e9', '2000'])
    expect(limitsProblems({ ...limitsDraft(undefined), day: { text, unit: 'TB' } })).toHaveProperty('day');
  for (const resetDay of ['0', '29', '', '1.5'])
    expect(limitsProblems({ ...limitsDraft(undefined), resetDay })).toHaveProperty('resetDay');
  expect(capsOf({ ...limitsDraft(undefined), day: { text: '1,5', unit: 'GB' } }).bytesPerDay).toBe(1_500_000_000);
});
it('suggests a quarter more than was used, in round numbers', () => {
  expect(suggestedCap(0)).toBe(100_000_000);
  expect(suggestedCap(8_000_000_000)).toBe(10_000_000_000);
  expect(suggestedCap(10_773_654_810)).toBe(14_000_000_000);
});
