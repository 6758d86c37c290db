import { fixtures } from '@gyre/shared/fixtures/fixtures';
import type { Change } from '@gyre/shared/contract/changes';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes, type Answer, type Asked } from '../testing/fake-api.ts';
import { t } from './messages/undo.ts';
import { signedIn, signedOut } from './session.ts';
import { toasts } from './toasts.ts';
import { lastUndo, noteUndo, undo, undoLast } from './undo.ts';

const report = fixtures['changes.takeBack'];
const own: Change = {
  ...{ id: 'change_own', at: 1, actor: 'mk', via: 'dashboard', action: 'update', noun: 'rules', objectId: 'rule_1' },
  ...{
    summary: 'rule BBC',
    revision: 7,
    objects: 1,
    notTakenBack: null,
    takenBackBy: null,
    takesBack: null,
    parts: null,
  },
};
const kept = new Map<string, string>();
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
};

const client = new QueryClient();
const api = (list: (asked: Asked) => Answer, takeBack: Answer = report) =>
  fakeApi({ 'GET /changes': list, 'POST /changes/change_own/take-back': takeBack });

describe('undo', () => {
  beforeEach(() => {
    Object.assign(globalThis, { sessionStorage: storage });
    signedOut();
    signedIn({ kind: 'admin', name: 'mk', scope: 'admin', csrf: 'c1' });
  });

  it('takes back the write itself, not what was noted at the same revision after it', async () => {
    const token: Change = { ...own, id: 'change_token', noun: 'tokens', notTakenBack: 'final' };
    const silent: Change = { ...own, id: 'change_ban', noun: 'site-bans', objects: 0 };
    const asked = api(() => pageOf([token, silent, own]));
    await undo(client, 7);
    expect(asked[0]?.query).toMatchObject({ revision: '7', actor: 'mk' });
    expect(writes(asked).map(({ path }) => path)).toEqual(['/changes/change_own/take-back']);
  });
  it('finds it behind however many notes', async () => {
    const asked = api(({ query }) =>
      query['cursor'] === undefined
        ? { ...pageOf([{ ...own, id: 'change_note' }]), nextCursor: 'on' }
        : pageOf([{ ...own, id: 'change_own' }]),
    );
    await undo(client, 7);
    expect(writes(asked)).toHaveLength(1);
    expect(writes(asked)[0]?.path).toBe('/changes/change_own/take-back');
  });
  it('takes nothing back where the write was taken back already, whatever else could be', async () => {
    const other: Change = { ...own, id: 'change_other' };
    const asked = api(() => pageOf([other, { ...own, notTakenBack: 'taken-back' }]));
    await undo(client, 7);
    expect(writes(asked)).toEqual([]);
    expect(toasts.get().at(-1)).toMatchObject({ kind: 'info', text: t.nothing });
  });
  it('is forgotten once it is done, kept when it failed, and never done twice', async () => {
    noteUndo(7);
    api(() => pageOf([own]), new Refusal(409, 'conflict', 'It was changed since.'));
    await undo(client, 7);
    expect(lastUndo()).toBe(7);
    const asked = api(() => pageOf([own]));
    await undo(client, 7);
    expect(lastUndo()).toBeNull();
    undoLast(client);
    expect(writes(asked)).toHaveLength(1);
  });
  it('is forgotten by a sign-out, and does without a storage that is forbidden', () => {
    noteUndo(7);
    signedOut();
    expect(lastUndo()).toBeNull();
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new Error('forbidden');
      },
    });
    noteUndo(8);
    expect(lastUndo()).toBeNull();
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, writable: true, value: storage });
  });
});
