// What an exit is called in lists about others: its label, or its gateway when it has none; '' when it is gone.
import type { Catalogue } from '../catalogue/catalogue.ts';

export function exitName(catalogue: Catalogue, id: string): string {
  const row = catalogue.find(id)?.row;
  return row === undefined ? '' : row.label === '' ? `${row.host}:${row.port}` : row.label;
}
