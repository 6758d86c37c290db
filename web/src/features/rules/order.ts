// Places in a list. Pure.

/** The list with the item of this id at place `to` of the result. */
export function movedTo<T extends { readonly id: string }>(items: readonly T[], id: string, to: number): readonly T[] {
  const item = items.find((one) => one.id === id);
  if (!item) return items;
  const rest = items.filter((one) => one.id !== id);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

/** The place a dragged row would get: rows (without the dragged one) whose middle is above the pointer come before it. */
export const placeUnder = (middles: readonly number[], y: number): number =>
  middles.filter((middle) => middle < y).length;
