// What applying a document would do.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Verb } from '../services.ts';
import { type ConfigParts, planOf } from './plan-of.ts';

export function planConfig(parts: ConfigParts): Verb<EndpointOf<'config.plan'>> {
  return async (context, { query: { removeMissing }, body }) => {
    guard(context, 'admin');
    return (await planOf(parts, context, textOf(body), removeMissing)).plan;
  };
}

export const textOf = (body: string | { readonly text: string }): string =>
  typeof body === 'string' ? body : body.text;
