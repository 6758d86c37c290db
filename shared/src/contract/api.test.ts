import { describe, expect, it } from 'vitest';
import { api } from './api.ts';
import type { Endpoint } from './contract.ts';
import { paths } from './paths.ts';

const all: readonly Endpoint[] = api;

describe('the contract', () => {
  it('has the same methods and paths as the list the browser reads', () => {
    expect(paths).toEqual(Object.fromEntries(all.map((it) => [it.id, [it.method, it.path]])));
  });

  it('gives each endpoint its own id and its own method and path', () => {
    expect(new Set(all.map((it) => it.id)).size).toBe(all.length);
    expect(new Set(all.map((it) => `${it.method} ${it.path}`)).size).toBe(all.length);
  });

  it('names fixed paths before those that would swallow them', () => {
    const pattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    for (const [i, later] of all.entries()) {
      const swallowed = all.slice(0, i).filter((it) => it.method === later.method && pattern(it.path).test(later.path));
      expect(swallowed, later.id).toEqual([]);
    }
  });

  it('describes exactly the parameters its paths have', () => {
    for (const { id, path, params } of all) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((it) => it[1]);
      expect(Object.keys(params?.shape ?? {}), id).toEqual(named);
    }
  });

  it('lets nobody write with scope read, except what is his own: sign-in, password, sessions, and questions that need a body', () => {
    const writes = all.filter((it) => it.method !== 'GET' && it.scope === 'read');
    const own = ['auth.signOut', 'me.password', 'me.endSession'];
    const questions = ['templates.preview', 'explain.ask', 'explain.whatIf', 'health.hindsight'];
    expect(writes.map((it) => it.id).sort()).toEqual([...own, ...questions].sort());
  });

  it('sends bodies only with writes', () => {
    expect(all.filter((it) => it.body !== undefined && it.method === 'GET')).toEqual([]);
  });
});
