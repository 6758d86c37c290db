// Health: the figures of the fleet above, and below it one part at a time; the address says which.
import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '../../../components/page-header.tsx';
import { TabLinks } from '../../../components/tab-links.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { openAlertsQuery } from '../../../lib/queries.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { useHealthLive } from '../live.ts';
import { t } from '../messages.ts';
import { healthQuery } from '../queries.ts';
import { AlertsTab } from './alerts-tab.tsx';
import { BansTab } from './bans-tab.tsx';
import { CountriesTab } from './countries-tab.tsx';
import { GatewaysTab } from './gateways-tab.tsx';
import { HealthFigures } from './health-figures.tsx';
import { OutTab } from './out-tab.tsx';
import { PoolsTab } from './pools-tab.tsx';
import { ProbeAll, ProbeRunPanel } from './probe-run.tsx';
import { ProfilesTab } from './profiles-tab.tsx';

type Tab = keyof typeof t.tabs;
const tabs = Object.keys(t.tabs) as readonly Tab[];
const parts: Readonly<Record<Tab, () => React.ReactNode>> = {
  out: () => <OutTab />,
  pools: () => <PoolsTab />,
  countries: () => <CountriesTab />,
  gateways: () => <GatewaysTab />,
  bans: () => <BansTab />,
  profiles: () => <ProfilesTab />,
  alerts: () => <AlertsTab />,
};

export function HealthPage() {
  const url = useUrl();
  const asked = url.get('tab');
  const here = tabs.find((tab) => tab === asked) ?? 'out';
  const run = url.get('run');
  const { data } = useQuery(healthQuery);
  const alerts = useQuery(openAlertsQuery).data?.total;
  useHealthLive();
  useTitle(here === 'out' ? t.title : `${t.title}: ${t.tabs[here]}`);
  const counts: Readonly<Partial<Record<Tab, number | undefined>>> = {
    out: data?.states.ejected,
    pools: data?.pools.filter(({ panic, belowMinimum }) => panic || belowMinimum).length,
    gateways: data?.gatewaysFailing,
    bans: data?.siteBans,
    alerts,
  };
  const alarming: readonly Tab[] = ['pools', 'gateways', 'alerts'];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t.title} about={t.about} actions={<ProbeAll />} />
      {run !== '' && <ProbeRunPanel key={run} id={run} onClose={() => url.set({ run: null }, 'replace')} />}
      <HealthFigures aside={here !== 'out'} />
      <TabLinks
        name={t.sections}
        here={here}
        tabs={tabs.map((tab) => ({
          tab,
          label: t.tabs[tab],
          href: `/health${stringifySearch({ tab: tab === 'out' ? undefined : tab, run: run === '' ? undefined : run })}`,
          count: counts[tab],
          alarming: alarming.includes(tab),
        }))}
      />
      {parts[here]()}
    </div>
  );
}
