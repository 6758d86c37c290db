// Orders of lists, and what of an address could not be read.
import { catalogue } from '../messages.ts';

export const t = catalogue('lists', {
  sortBy: 'Sort by',
  ascending: 'ascending',
  descending: 'descending',
  asItComes: 'usual order',
  ignored: (what: string) => `ignored: ${what}`,
  ignoredDrop: 'Remove from the address',
});
