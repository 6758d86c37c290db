import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Binding, ended, isNewer, isOver, mergeBinding } from './binding.ts';
import { SessionTable } from './table.ts';

const bound = (over: Partial<Binding> = {}): Binding => ({
  ...{ key: 'u\na', user: 'u', name: 'a', poolId: 'p', exitId: 'exit_a', ip: null, asn: null, country: null },
  ...{ guarantee: 'any', ttlMs: 1000, sliding: true, createdAt: 0, usedAt: 0, expiresAt: 1000 },
  ...{ generation: 0, moves: 0, moved: null, requests: 1, served: 1 },
  ...over,
});

describe('two words about a session', () => {
  it('agree on the newer generation, then on the last move', () => {
    const old = bound({ moves: 9 });
    expect(isNewer(bound({ generation: 1 }), old)).toBe(true);
    expect(isNewer(bound({ moves: 10 }), old)).toBe(true);
    expect(isNewer(bound({ moves: 8 }), old)).toBe(false);
  });
  it('keep the first where both chose at once, and count the uses of both', () => {
    const merged = mergeBinding(bound({ exitId: 'exit_b', requests: 2 }), bound({ requests: 3 }));
    expect(merged).toMatchObject({ exitId: 'exit_a', requests: 5 });
  });
  it('come to the same exit in whatever order they are heard', () => {
    const word = fc.record({ generation: fc.nat(3), moves: fc.nat(3), n: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(5)), (words, picks) => {
        // Equal ages come from one worker only: two at once are settled by who is first.
        const told = words.map(({ generation, moves }) =>
          bound({ generation, moves, exitId: `exit_${generation}_${moves}` }),
        );
        const shuffled = [...told].sort(() => picks.next().value! - 2.5);
        const settle = (all: readonly Binding[]) =>
          all.reduce<Binding | undefined>((known, it) => mergeBinding(it, known), undefined);
        expect(settle(shuffled)?.exitId).toBe(settle(told)?.exitId);
      }),
    );
  });
  it('do not revive a session that was ended', () => {
    const over = mergeBinding(ended(bound()), bound());
    expect(isOver(over)).toBe(true);
    expect(isOver(mergeBinding(bound({ usedAt: 5, expiresAt: 9999 }), over))).toBe(true);
    expect(isOver(mergeBinding(bound({ generation: 1 }), over))).toBe(false);
  });
});

describe('the table of a worker', () => {
  it('is bounded, whoever tells it, and lets go of what was unused for longest', () => {
    const table = new SessionTable(3);
    const at = (key: string, usedAt: number): Binding => bound({ key, usedAt });
    table.told([at('a', 1), at('b', 2), at('c', 3)]);
    table.used(table.find('a')!, 9);
    table.told([at('d', 10)]);
    table.put(at('e', 11));
    expect(table.size).toBe(3);
    expect(['a', 'b', 'c', 'd', 'e'].filter((key) => table.find(key) !== undefined)).toEqual(['a', 'd', 'e']);
  });
  it('tells each change once and counts uses from there', () => {
    const table = new SessionTable();
    const it_ = bound();
    table.put(it_);
    table.used(it_, 10);
    expect(table.takeDirty(10)).toMatchObject([{ requests: 2 }]);
    expect(table.takeDirty(10)).toEqual([]);
    table.used(table.find('u\na')!, 20);
    expect(table.takeDirty(10)).toMatchObject([{ requests: 1, usedAt: 20 }]);
  });
  it('takes the word of control, but not an older one than its own', () => {
    const table = new SessionTable();
    table.put(bound({ moves: 1, exitId: 'exit_b' }));
    table.told([bound()]);
    expect(table.find('u\na')?.exitId).toBe('exit_b');
    table.told([bound({ moves: 2, exitId: 'exit_c' })]);
    expect(table.find('u\na')?.exitId).toBe('exit_c');
  });
  it('ends a sliding session a little late, and one that was ended at once', () => {
    const table = new SessionTable();
    expect(table.isLive(bound(), 1050)).toBe(true);
    expect(table.isLive(bound(), 1101)).toBe(false);
    expect(table.isLive(bound({ sliding: false }), 1001)).toBe(false);
    expect(table.isLive(ended(bound()), 1)).toBe(false);
  });
});
