// Read one exit.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Entry } from '../../catalogue/entry.ts';
import { notFound } from '../errors.ts';
import { exitView } from '../exit-view.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getExit({ catalogue, running }: Pick<Parts, 'catalogue' | 'running'>): Verb<EndpointOf<'exits.get'>> {
  return (context, { params }) => {
    guard(context, 'read');
    return exitView(entryOrThrow(catalogue, params.id), running());
  };
}

/** @throws ServiceError `not_found`. */
export function entryOrThrow(catalogue: Parts['catalogue'], id: string): Entry {
  const entry = catalogue.find(id);
  if (entry === undefined) throw notFound('exit', id);
  return entry;
}
