// Read one change, field by field.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ObjectChange } from '@gyre/shared/contract/changes';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { objectChangeOf } from './diff.ts';
import { changeOrThrow, changeView, hiddenFrom, partsOf } from './view.ts';

/** Objects shown; nobody reads more. */
const shown = 100;

export function getChange(parts: Pick<Parts, 'stores' | 'seal'>): Verb<EndpointOf<'changes.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const row = changeOrThrow(parts, id);
    if (hiddenFrom(context).includes(row.noun)) throw notFound('change', id);
    const diff: ObjectChange[] = [];
    let more = 0;
    for (const entries of partsOf(parts, row.seq)) {
      for (const entry of entries) {
        const told = diff.length < shown ? objectChangeOf(entry, parts.stores) : undefined;
        if (told !== undefined) diff.push(told);
      }
      // The rest need not be opened to be counted.
      if (diff.length >= shown) break;
    }
    if (diff.length >= shown) more = Math.max(0, row.objects - diff.length);
    return { ...changeView(row), diff, more };
  };
}
