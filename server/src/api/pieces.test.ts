import { describe, expect, it } from 'vitest';
import { bodyOf, comesInPieces } from './pieces.ts';

async function* of(...pieces: readonly (string | Error)[]): AsyncGenerator<string> {
  for (const piece of pieces) {
    await Promise.resolve();
    if (piece instanceof Error) throw piece;
    yield piece;
  }
}
const textOf = async (pieces: AsyncIterable<string>) => new Response(await bodyOf(pieces)).text();

describe('a body that comes in pieces', () => {
  it('is all of them, without the empty ones', async () => {
    expect(await textOf(of('', 'ä', '', 'b'))).toBe('äb');
    expect(await textOf(of())).toBe('');
  });
  it('fails before it begins when the first piece does, and breaks off when a later one does', async () => {
    await expect(bodyOf(of(new Error('no disk')))).rejects.toThrow('no disk');
    await expect(textOf(of('a', new Error('no disk')))).rejects.toThrow('no disk');
  });
  it('is read no further once nobody wants it, also while nothing is found', async () => {
    let [looks, ended] = [0, false];
    async function* nothingYet(): AsyncGenerator<string> {
      try {
        for (yield 'head'; ; looks++) {
          await new Promise(setImmediate);
          yield '';
        }
      } finally {
        ended = true;
      }
    }
    const reader = (await bodyOf(nothingYet())).getReader();
    await reader.read();
    void reader.read();
    await expect.poll(() => looks).toBeGreaterThan(1);
    await reader.cancel();
    expect(ended).toBe(true);
    const then = looks;
    await new Promise(setImmediate);
    expect(looks).toBe(then);
  });
  it('is told from other answers', () => {
    const answers = [of(), 'text', { items: [] }, null];
    expect(answers.map(comesInPieces)).toEqual([true, false, false, false]);
  });
});
