// Imports under way, and the latest that ended.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function listImportRuns({ imports }: Pick<Parts, 'imports'>): Verb<EndpointOf<'importRuns.list'>> {
  return (context) => {
    guard(context, 'read');
    return { items: imports.list() };
  };
}
