// The configuration as a document.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { stateOf } from './state.ts';
import { jsonOf, yamlOf } from './write-document.ts';

export function exportConfig(parts: Pick<Parts, 'stores' | 'settings'>): Verb<EndpointOf<'config.export'>> {
  return (context, { query: { format } }) => {
    guard(context, 'read');
    const state = stateOf(parts);
    const { allowPrivateTargets, ...settings } = state.settings;
    // What the environment decides is not the document's to say.
    const said = parts.settings.privateTargetsFixed ? settings : { ...settings, allowPrivateTargets };
    return format === 'json' ? jsonOf(state, said) : yamlOf(state, said);
  };
}
