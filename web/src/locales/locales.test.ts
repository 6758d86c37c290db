// Every text is in a catalogue that can be translated; German names only catalogues that exist, and what it still lacks is listed here.
import { describe, expect, it } from 'vitest';
import '../testing/browser.ts';
import { english, pseudo, speak } from '../lib/locale.ts';
import { catalogue } from '../lib/messages.ts';
import { pseudoText } from '../lib/pseudo.ts';
import { de } from './de/de.ts';
import { languageFor } from './locales.ts';

/** Catalogues German does not have yet. The list only shrinks; when it is empty, German may be offered unasked (locales.ts). */
const untranslated: readonly string[] = [];

const sources = import.meta.glob<string>(['../lib/messages/*.ts', '../features/*/*messages.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.keys(sources);
const idsIn = (file: string): readonly string[] =>
  [...(sources[file] ?? '').matchAll(/\bcatalogue\('([^']+)'/g)].map(([, id]) => id ?? '');
/** Pieces of a larger catalogue, spread into it. */
const pieces: readonly string[] = ['../features/pools/resilience-messages.ts'];

describe('catalogues', () => {
  const ids = files.flatMap(idsIn);

  it('hold the texts of every messages file', () => {
    expect(files.filter((file) => idsIn(file).length === 0 && !pieces.includes(file))).toEqual([]);
  });

  it('have an id each', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('are translated into German, except those listed', () => {
    const missing = ids.filter((id) => !(id in de)).sort();
    expect(missing).toEqual([...untranslated].sort());
    expect(Object.keys(de).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('come in the language of the page', () => {
    const made = (): { readonly save: string; readonly of: (n: number) => string } =>
      catalogue('probe', { save: 'Save', of: (n: number) => `of ${n}` });
    expect(made().save).toBe('Save');
    speak({ ...english, tag: 'de', catalogues: { probe: { save: 'Speichern', of: (n: number) => `von ${n}` } } });
    expect(made().of(3)).toBe('von 3');
    speak(pseudo);
    expect(made().save).toBe('Šåṽé ~~');
    expect(made().of(3)).toBe('öƒ 3 ~');
    speak(english);
  });
});

describe('the pseudo-locale', () => {
  it('leaves what is pseudo already', () => {
    expect(pseudoText(pseudoText('Reconnecting'))).toBe(pseudoText('Reconnecting'));
  });
});

describe('the language of the page', () => {
  it('is the kept one, else one that is complete, else English', () => {
    expect(languageFor('de', ['en-US'])).toBe('de');
    expect(languageFor('klingon', ['fr-FR', 'en-GB'])).toBe('en');
    expect(languageFor(null, [])).toBe('en');
  });
});
