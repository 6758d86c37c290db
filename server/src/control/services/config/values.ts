// Plain values of documents: whether two are alike, what differs, and field by field for people. Pure.
import type { FieldChange } from '@gyre/shared/contract/changes';

type Plain = Readonly<Record<string, unknown>>;

export const isGroup = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The order of fields does not matter; a field that is undefined is not there. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, i) => alike(it, b[i]));
  if (!isGroup(a) || !isGroup(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => alike(a[key], b[key]));
}

/** What of `wanted` is otherwise than in `before`. Groups are looked into, groups in groups and those named `whole` are told as they are. */
export function different(before: Plain, wanted: Plain, whole: readonly string[] = []): Plain {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(wanted)) {
    const was = before[key];
    if (value === undefined || alike(was, value)) continue;
    found[key] =
      isGroup(value) && isGroup(was) && !whole.includes(key) ? different(was, value, Object.keys(value)) : value;
  }
  return found;
}

/** `retry.maxAttempts: 3 → 5`; null for what was, or is, not there. */
export function fieldChanges(before: Plain, after: Plain, path = ''): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): readonly FieldChange[] => {
    const [was, is] = [before[key], after[key]];
    if (alike(was, is)) return [];
    const field = `${path}${key}`;
    if ((isGroup(was) || was === undefined) && (isGroup(is) || is === undefined))
      return fieldChanges(isGroup(was) ? was : {}, isGroup(is) ? is : {}, `${field}.`);
    return [{ field, before: was ?? null, after: is ?? null, secret: false }];
  });
}
