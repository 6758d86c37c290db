import { renderAt } from '../../testing/render.tsx';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { Refusal, serve } from '../../testing/server.ts';
import { byDay, changesWith, placeOfChange, fieldText, valueText, whatOf } from './change-words.ts';

const [newer, older] = fixtures['changes.list'].items;

describe('the changes screen', () => {
  it('says who changed what, with the revision', async () => {
    serve();
    const { text } = await renderAt('/changes');
    expect(text).toContain('rosa updated settings');
    expect(text).toContain('probe.target: "" → "check.example:443"');
    expect(text).toContain('rev 57');
    expect(text).toContain('deploy (token) created an exit');
  });
  it('says so when nothing was changed yet', async () => {
    serve({ 'changes.list': { items: [], total: 0, nextCursor: null, actors: [] } });
    expect((await renderAt('/changes')).text).toContain('Nothing was changed yet');
  });
  it('offers older ones only when there are any', async () => {
    serve({ 'changes.list': { ...fixtures['changes.list'], total: 300, nextCursor: 'next' } });
    expect((await renderAt('/changes')).text).toContain('Load older changes');
  });
  it('says how far a change came that was written in parts', async () => {
    const parts = { total: 12_500, done: 4000, course: 'stopped' } as const;
    serve({ 'changes.list': { ...fixtures['changes.list'], items: [{ ...newer!, parts }] } });
    expect((await renderAt('/changes')).text).toContain('4,000 of 12,500');
  });
  it('reads those of the span in the address', async () => {
    const { calls } = serve();
    const before = Date.now();
    await renderAt('/changes?from=-1h');
    await renderAt('/changes?from=1970-01-01T00:01Z&to=120000');
    const asked = calls.filter(({ id }) => id === 'changes.list').map(({ url }) => url.searchParams);
    const since = Number(asked[0]?.get('since'));
    expect(Math.abs(since - (before - 3_600_000))).toBeLessThan(60_000);
    expect([asked.at(-1)?.get('since'), asked.at(-1)?.get('until')]).toEqual(['60000', '120000']);
  });
  it('shows why the list cannot be read', async () => {
    serve({ 'changes.list': new Refusal(403, { code: 'forbidden', detail: 'This needs the scope read.' }) });
    expect((await renderAt('/changes')).text).toContain('This needs the scope read.');
  });
});

describe('changes in words', () => {
  it('stand under the day they happened', () => {
    const days = byDay([newer!, { ...newer!, id: 'b' }, { ...older!, at: newer!.at - 3 * 86_400_000 }]);
    expect(days.map((one) => one.changes.length)).toEqual([2, 1]);
  });
  it('are found by every word, wherever it stands', () => {
    expect(changesWith([newer!, older!], 'deploy sydney')).toEqual([older]);
    expect(changesWith([newer!, older!], 'deploy settings')).toEqual([]);
  });
  it('lead to the object unless it is gone', () => {
    expect(placeOfChange(older!)).toEqual({ to: '/exits', search: { exit: older!.objectId } });
    expect(placeOfChange({ ...older!, action: 'remove' })).toBeNull();
    expect(whatOf({ ...older!, noun: 'proxy-users', action: 'new-password' })).toBe('new password a proxy user');
  });
});

describe('fields of a change', () => {
  it('are words, and moments are told as such', () => {
    expect(fieldText('passwordChangedAt')).toBe('password changed at');
    expect(fieldText('probe.target')).toBe('probe.target');
    expect(valueText(0, 'oldUntil')).toContain('1970');
    expect(valueText(7, 'weight')).toBe('7');
  });
});
