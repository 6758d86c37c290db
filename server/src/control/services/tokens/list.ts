// List API tokens, never the tokens themselves.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { tokenView } from './view.ts';

export function listTokens({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'tokens.list'>> {
  return (context, { query }) => {
    guard(context, 'admin');
    const { rows, total, nextCursor } = pageById(stores.tokens.all(), query);
    return { items: rows.map(tokenView), total, nextCursor };
  };
}
