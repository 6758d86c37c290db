// Parts of an open exit; the address says which, beside the list's own query.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { TabLinks } from '../../../components/tab-links.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { exitBansQuery } from '../../../lib/queries.ts';
import { merged, useUrl } from '../../../lib/use-url.ts';
import { t } from '../drawer-messages.ts';

type Tab = keyof typeof t.tabs;
const tabs = Object.keys(t.tabs) as readonly Tab[];

export function useExitTab(): Tab {
  const asked = useUrl().get('tab');
  return tabs.find((tab) => tab === asked) ?? 'details';
}

export function ExitTabs({ exitId, here }: { readonly exitId: string; readonly here: Tab }) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const bans = useQuery(exitBansQuery(exitId)).data?.total;
  return (
    <TabLinks
      name={t.parts}
      here={here}
      tabs={tabs.map((tab) => ({
        tab,
        label: t.tabs[tab],
        href: `/exits${stringifySearch(merged(search, { tab: tab === 'details' ? null : tab }))}`,
        count: tab === 'bans' ? bans : undefined,
      }))}
    />
  );
}
