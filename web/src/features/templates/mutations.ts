// The write: a vendor's gateway becomes an exit.
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Exit } from '@gyre/shared/contract/exits';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

export const useAddGateway = (onSaved: (exit: Exit) => void) =>
  useWrite({
    run: (body: BodyInput<EndpointOf<'exits.create'>>) => call('exits.create', { body }),
    touches: ['exits', 'pools'],
    saved: ({ data }) => t.saved(data.label),
    onSaved: ({ data }) => onSaved(data),
  });
