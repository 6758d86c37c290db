import { describe, expect, it } from 'vitest';
import { patchPage } from './live.ts';
import { makeExit } from './testing/exits.ts';

describe('live figures of exits', () => {
  const page = { items: [makeExit(1), makeExit(2)], total: 2, nextCursor: null };
  it('change the rows they are for, in place', () => {
    const two = makeExit(2);
    const health = { ...two.health, state: 'ejected' as const };
    const patches = new Map([[two.id, { id: two.id, health, traffic: { ...two.traffic, inFlight: 7 } }]]);
    const after = patchPage(page, patches);
    expect(after.items.map((exit) => exit.id)).toEqual(page.items.map((exit) => exit.id));
    expect(after.items[0]).toBe(page.items[0]);
    expect(after.items[1]).toMatchObject({ health: { state: 'ejected' }, traffic: { inFlight: 7 }, label: two.label });
  });
  it('leave a page alone that shows none of them', () => {
    const stranger = makeExit(9);
    const patches = new Map([[stranger.id, { id: stranger.id, health: stranger.health, traffic: stranger.traffic }]]);
    expect(patchPage(page, patches)).toBe(page);
  });
});
