// Which windows of a long list to have: parts of one size near the viewport. Pure.

/** Rows one window carries. */
export const windowRows = 100;

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Beginnings of the windows that cover what is in view, besides the first window, which comes with the order itself. */
export function windowsFor({ first, last }: Range, total: number): readonly number[] {
  const starts: number[] = [];
  const end = Math.min(last, total - 1);
  for (let start = startOf(first); start <= end; start += windowRows) if (start > 0) starts.push(start);
  return starts;
}

export const startOf = (index: number): number => Math.floor(index / windowRows) * windowRows;
