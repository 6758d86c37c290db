// The pseudo-locale: English with accents and a third more length, made at run time. What it cuts off, a long language will cut off too.

const plain = 'ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽåƀçðéƒĝĥîĵķļṁñöþŕšţûṽŵýž';
const twins = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]));

/** Accents each plain letter and adds a third of them in length. Text that is pseudo already stays as it is. */
export function pseudoText(text: string): string {
  let letters = 0;
  const made = [...text].map((letter) => {
    const twin = twins.get(letter);
    if (twin === undefined) return letter;
    letters += 1;
    return twin;
  });
  const more = Math.ceil(letters / 3);
  const tail = Array.from({ length: Math.ceil(more / 6) }, (_, at) => '~'.repeat(Math.min(6, more - at * 6)));
  return [made.join(''), ...tail].join(' ');
}

/** The same catalogue with every text, and every sentence its functions make, in pseudo. */
export function pseudoTexts<C>(value: C): C {
  return made(value) as C;
}

function made(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function') {
    const sentence = value as (...args: readonly unknown[]) => unknown;
    return (...args: readonly unknown[]) => made(sentence(...args));
  }
  if (Array.isArray(value)) return value.map(made);
  if (value === null || typeof value !== 'object' || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, made(inner)]));
}
