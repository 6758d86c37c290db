// The normal form of the name of a region or city, in which what clients type, vendors claim and databases say meet: `New-York`, `new_york` and
// `new york`; `München` and `munchen`; `St. Louis` and `st_louis`; `Xi'an` and `xian`.

/** Letters that are not a base letter with a mark. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŧ: 't' },
};
const plain = /^[a-z0-9]+$/;
const ascii = /^[\x00-\x7f]*$/;
const dropped = /[\u0300-\u036f.'`\u2018\u2019\u02bb\u02bc]/g;

/**
 * Lower case, without accents, dots and apostrophes; every run of anything else that is no letter or digit is one space. '' when nothing is
 * left. A key of a key is the key.
 */
export function placeKey(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  if (ascii.test(lower))
    return lower
      .replace(/[.'`]+/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return lower
    .normalize('NFD')
    .replace(dropped, '')
    .replace(/[ßæœøłđðþħıŧ]/g, (letter) => letters[letter]!)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
