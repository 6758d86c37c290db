// How texts are kept: one catalogue per part of the dashboard, English, sentences with their values as parameters and never glued from
// pieces, so that a translation is another object of the same type (locales/<language>/*.ts). The language is set before a catalogue is made.
import { locale } from './locale.ts';
import { pseudoTexts } from './pseudo.ts';

/** The type a translation of a catalogue must have: the same keys, the same parameters. */
export type Translation<C> = C extends string
  ? string
  : C extends (...args: infer A) => infer R
    ? (...args: A) => Translation<R>
    : C extends RegExp | number | boolean
      ? C
      : { readonly [K in keyof C]: Translation<C[K]> };

/** The texts of one part in the language of the page: translated where there is a translation, English otherwise. */
export function catalogue<C extends object>(id: string, english: C): C {
  const { catalogues, pseudo } = locale();
  if (pseudo) return pseudoTexts(english);
  return (catalogues[id] as C | undefined) ?? english;
}

/** The forms of a countable thing; a language names those its plural rules know. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const rules = once(() => new Intl.PluralRules(locale().tag));
const whole = once(() => new Intl.NumberFormat(locale().tag));
const lists = once(() => new Intl.ListFormat(locale().tag, { type: 'conjunction' }));

/** `count(3, { one: '# exit', other: '# exits' })`: the plural form for `n` with `#` replaced by the grouped number. */
export function count(n: number, forms: Forms): string {
  return (forms[rules().select(n)] ?? forms.other).replace('#', whole().format(n));
}

export const listed = (words: readonly string[]): string => lists().format(words);
