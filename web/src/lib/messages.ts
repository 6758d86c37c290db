// How texts are kept: one catalogue per part of the dashboard in messages/*.ts, English, sentences with their values as parameters and never
// glued from pieces, so that a translation is another object of the same type.

/** The type a translation of a catalogue must have. */
export type Translation<C> = {
  readonly [K in keyof C]: C[K] extends string
    ? string
    : C[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translation<C[K]>;
};

const locale = 'en';
const rules = new Intl.PluralRules(locale);
const whole = new Intl.NumberFormat(locale);

/** `count(3, { one: '# exit', other: '# exits' })`: the plural form for `n` with `#` replaced by the grouped number. */
export function count(n: number, forms: { readonly one: string; readonly other: string }): string {
  return (rules.select(n) === 'one' ? forms.one : forms.other).replace('#', whole.format(n));
}

const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
export const listed = (words: readonly string[]): string => lists.format(words);
