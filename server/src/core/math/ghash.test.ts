import { describe, expect, it } from 'vitest';
import { Ghash } from './ghash.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (it) => parseInt(it, 16));
function hashed(key: string, data: string): string {
  const ghash = new Ghash(bytesOf(key));
  const bytes = bytesOf(`ffff${data}`);
  ghash.hash(bytes, 2, bytes.length - 2);
  return [...ghash.state]
    .reverse()
    .map((it) => (it >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

// The Galois/Counter Mode of Operation (McGrew, Viega), appendix B: test cases 1, 2, 3 without further data.
describe('ghash', () => {
  it('is zero for nothing', () => {
    expect(hashed('66e94bd4ef8a2c3b884cfa59ca342b2e', '')).toBe('00000000000000000000000000000000');
  });
  it('hashes one block', () => {
    expect(hashed('66e94bd4ef8a2c3b884cfa59ca342b2e', '0388dace60b6a392f328c2b971b2fe78')).toBe(
      'f38cbb1ad69223dcc3457ae5b6b0f885',
    );
  });
  it('hashes some blocks', () => {
    const data =
      '42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e' +
      '21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985';
    expect(hashed('b83b533708bf535d0aa6e52980d53b78', data)).toBe('7f1b32b81b820d02614f8895ac1d4eac');
  });
});
