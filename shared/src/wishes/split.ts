// A username apart: the name of the proxy user, and the keys and values behind it. Hyphens separate; nothing else does.

export interface SplitUsername {
  readonly user: string;
  /** Flat keys and values. A last key without a value has '' for one. */
  readonly pairs: readonly string[];
}

/** `alice-country-de` → alice, [country, de]. */
export function splitUsername(text: string): SplitUsername {
  const at = text.indexOf('-');
  if (at < 0) return { user: text, pairs: [] };
  return { user: text.slice(0, at), pairs: splitWishes(text.slice(at + 1)) };
}

/** `country-de-ttl-10m` → [country, de, ttl, 10m]. */
export function splitWishes(text: string): readonly string[] {
  const parts = text.split('-');
  const pairs: string[] = [];
  let i = 0;
  while (i < parts.length) {
    const key = parts[i]!;
    let value = parts[i + 1] ?? '';
    i += 2;
    // Guarantees are called `same-ip`, `same-asn`, `same-country` everywhere else, and `same` alone is none.
    if (value.toLowerCase() === 'same' && key.toLowerCase() === 'guarantee' && parts[i] !== undefined)
      value += `-${parts[i++]!}`;
    pairs.push(key, value);
  }
  return pairs;
}

/** Most bytes a username may have: SOCKS5 carries no more (RFC 1929 §2). */
export const longestUsername = 255;

export function isTooLong(text: string): boolean {
  // Three bytes of UTF-8 are the most a unit of UTF-16 takes.
  return text.length * 3 > longestUsername && utf8Length(text) > longestUsername;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length && bytes <= longestUsername; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
