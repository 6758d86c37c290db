// Planning a document, and applying just that plan.
import type { ConfigPlan } from '@gyre/shared/contract/config';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { formatCount } from '../../lib/format.ts';
import { withSession } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './config-messages.ts';

export interface Proposal {
  readonly text: string;
  readonly removeMissing: boolean;
}
export interface Planned extends Proposal {
  readonly plan: ConfigPlan;
}
const flag = (on: boolean): 'true' | 'false' => (on ? 'true' : 'false');

export const usePlan = () =>
  useMutation({
    mutationFn: async ({ text, removeMissing }: Proposal): Promise<Planned> => {
      const query = { removeMissing: flag(removeMissing) };
      return { text, removeMissing, plan: await withSession(() => call('config.plan', { text, query })) };
    },
  });

/** Everything but the exits may be another afterwards. */
const touches = [
  ...['config', 'settings', 'pools', 'proxy-users', 'listeners', 'rules', 'probe-profiles', 'site-ban-rules'],
  ...['webhooks', 'changes'],
];
export const useApply = (onSaved: () => void) =>
  useWrite({
    run: ({ text, removeMissing, plan }: Planned) => {
      const confirmOpen = flag(plan.opens.length > 0);
      const query = { removeMissing: flag(removeMissing), planId: plan.planId, confirmOpen };
      return call('config.apply', { text, query });
    },
    ...{ touches, onSaved },
    saved: ({ plan: { create, update, remove } }) =>
      t.applied(formatCount(create), formatCount(update), formatCount(remove)),
  });
