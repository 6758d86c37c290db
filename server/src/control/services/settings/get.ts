// Read the settings.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getSettings({ settings }: Pick<Parts, 'settings'>): Verb<EndpointOf<'settings.get'>> {
  return (context) => {
    guard(context, 'read');
    return settings.read();
  };
}
