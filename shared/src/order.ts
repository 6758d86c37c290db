// The order of a list as one word, the same in an address of the dashboard and in the API: `field`, or `-field` from the greatest down.

/** What rows are put in order by; null = a row has none. */
export type OrderKey = string | number | null;

export interface Order<F extends string> {
  readonly field: F;
  readonly down: boolean;
}

/** Undefined when it names none of the fields. */
export function readOrder<F extends string>(text: string, fields: readonly F[]): Order<F> | undefined {
  const down = text.startsWith('-');
  const field = fields.find((one) => one === text.slice(down ? 1 : 0));
  return field === undefined ? undefined : { field, down };
}

/** Text regardless of case; rows that are equal stay as they were, and those without a key come last either way. */
export function inOrder<R>(rows: readonly R[], keyOf: (row: R) => OrderKey, down: boolean): R[] {
  const keyed = rows.map((row) => {
    const key = keyOf(row);
    return { row, key: typeof key === 'string' ? key.toLowerCase() : key };
  });
  const turn = down ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    return a < b ? -turn : turn;
  });
  return keyed.map(({ row }) => row);
}
