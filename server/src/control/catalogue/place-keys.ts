// Names of places in normal form, remembered: there are few names and many exits.
import { placeKey } from '@gyre/shared/wishes/place-key';

/** Most names remembered. */
const most = 50_000;
const keys = new Map<string, string>();

export function placeKeyOf(name: string | null): string | null {
  if (name === null) return null;
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= most) keys.clear();
  const key = placeKey(name);
  keys.set(name, key);
  return key;
}
