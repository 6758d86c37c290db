import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiName, punycode } from './punycode.ts';

describe('Punycode', () => {
  // RFC 3492 §7.1.
  it.each([
    ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
    ['Pročprostěnemluvíčesky', 'Proprostnemluvesky-uyb24dma41a'],
    ['почемужеонинеговорятпорусски', 'b1abfaaepdrnnbgefbadotcwatmq2g4l'],
    ['3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
    ['bücher', 'bcher-kva'],
  ])('encodes %s', (text, expected) => {
    expect(punycode(text)).toBe(expected);
  });

  it('encodes only the labels that need it', () => {
    expect(asciiName('WWW.Bücher.Example')).toBe('www.xn--bcher-kva.example');
    expect(asciiName('日本。jp')).toBe('xn--wgv71a.jp');
    expect(asciiName('ＡＢＣ.example')).toBe('abc.example');
  });

  it('refuses what no name can hold', () => {
    expect(asciiName('b\u00fc b.example')).toBeUndefined();
    expect(asciiName('\u{1f511}.example')).toBeUndefined();
    expect(asciiName('b\u00fc@b')).toBeUndefined();
  });

  it('agrees with the platform', () => {
    const letters = fc.stringMatching(/^[a-zäöüéñčřжцшщ金木水火土]{1,12}$/);
    fc.assert(
      fc.property(letters, letters, (first, second) => {
        expect(asciiName(`${first}.${second}`)).toBe(domainToASCII(`${first}.${second}`));
      }),
    );
  });
});
