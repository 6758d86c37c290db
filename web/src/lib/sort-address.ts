// The order of a list in the address: `sort=name`, `sort=-name` from the greatest down. Lists with server pages hand the same word to the API.
import { readOrder } from '@gyre/shared/order';
import type { Url } from './use-url.ts';

/** A press on the title of a column: figures start from the largest (`firstDown`), names from A; a second press turns the order round. */
export function nextSort<F extends string>(now: string, field: F, firstDown: boolean): F | `-${F}` {
  const down = now === `-${field}` ? false : now === field ? true : firstDown;
  return down ? `-${field}` : field;
}

/** As the address says; '' when it names none of the fields, which is the list's usual order. */
export function sortIn(url: Pick<Url, 'get'>, fields: readonly string[], param = 'sort'): string {
  const text = url.get(param);
  return readOrder(text, fields) === undefined ? '' : text;
}
