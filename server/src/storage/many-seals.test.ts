import { describe, expect, it } from 'vitest';
import { Seal } from './seal.ts';

const seal = new Seal(Buffer.alloc(32, 7));
const texts = ['', 'a', 'ä€😀', 'secret', ...Array.from({ length: 70 }, (_, i) => 'x'.repeat(i)), 'y'.repeat(5000)];

describe('many values sealed at once', () => {
  it('are what the cipher of the system opens one by one', () => {
    expect(seal.sealMany(texts).map((it) => seal.open(it))).toEqual(texts);
  });
  it('are opened at once when they were sealed one by one', () => {
    expect(seal.openMany(texts.map((it) => seal.seal(it)))).toEqual(texts);
  });
  it('have nonces of their own', () => {
    const nonces = seal.sealMany(Array.from({ length: 600 }, () => 'same')).map((it) => it.toString('hex', 1, 13));
    expect(new Set(nonces).size).toBe(600);
  });
  it('are refused when one was changed, wherever', () => {
    for (let at = 0; at < 35; at++) {
      const sealed = seal.sealMany(['before', 'secret', 'behind']);
      sealed[1]![at]! ^= 1;
      expect(() => seal.openMany(sealed)).toThrow();
    }
  });
  it('are refused under another key, and when they are cut', () => {
    expect(() => new Seal(Buffer.alloc(32, 8)).openMany(seal.sealMany(['secret']))).toThrow('does not fit');
    expect(() => seal.openMany([seal.seal('secret').subarray(0, 28)])).toThrow('not a sealed value');
    expect(() => seal.openMany([seal.seal('secret').subarray(0, 34)])).toThrow('does not fit');
  });
});
