// The overview: who needs you, the figures of now, traffic over time, exits, failures, and the newest requests. Live without reload.
import type { Overview, RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { openAlertsQuery, overviewQuery } from '../../../lib/queries.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { useOverviewLive } from '../live.ts';
import { t } from '../messages.ts';
import { rangeNames, rangeOf, recentQuery } from '../queries.ts';
import { withAlerts } from '../attention.ts';
import { Attention } from './attention.tsx';
import { Countries } from './countries.tsx';
import { ExitStates } from './exit-states.tsx';
import { Failures } from './failures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RecentRequests } from './recent-requests.tsx';
import { Tiles } from './tiles.tsx';
import { TrafficPanel } from './traffic-panel.tsx';

export function OverviewPage() {
  useTitle(t.title);
  useOverviewLive();
  const url = useUrl();
  const range = rangeOf(url.get('range'));
  const { data, error, refetch } = useQuery(overviewQuery);
  const recent = useQuery(recentQuery).data?.items;
  const stage = stageOf(data, recent);
  const attention = useAttention(data, stage);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          stage !== 'empty' && (
            <Segmented
              name={t.range}
              value={range}
              onChoose={(next) => url.set({ range: next === '5m' ? null : next })}
              options={rangeNames.map((one) => [one, t.ranges[one]] as const)}
            />
          )
        }
      />
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <Attention items={attention} />
      {stage !== 'running' && <FirstSteps exits={data?.exits.total ?? 0} />}
      <Tiles now={data?.now} />
      {stage === 'empty' ? (
        <RecentRequests />
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
          <div className="flex min-w-0 flex-col gap-4">
            <TrafficPanel range={range} />
            <RecentRequests />
          </div>
          <div className="grid items-start gap-4 md:grid-cols-2 lg:grid-cols-3 xl:grid-cols-1">
            <ExitStates exits={data?.exits} />
            <Countries countries={data?.countries} />
            <Failures failures={data?.failures} />
          </div>
        </div>
      )}
    </div>
  );
}

type Stage = 'empty' | 'first-steps' | 'running';

/** The first steps say it better than a line that exits are missing. */
function useAttention(figures: Overview | undefined, stage: Stage): Overview['attention'] {
  const alerts = useQuery(openAlertsQuery).data?.items ?? [];
  const items = withAlerts(figures?.attention ?? [], alerts);
  return items.filter((item) => stage === 'running' || item.code !== 'no_exits');
}

/** `empty`: nothing in, nothing out, so panels of zeros would only push the first steps away. Unknown counts as running. */
function stageOf(figures: Overview | undefined, requests: readonly RequestRow[] | undefined): Stage {
  if (!figures || !requests) return 'running';
  const noExits = figures.exits.total === 0;
  if (requests.length === 0) return noExits ? 'empty' : 'first-steps';
  return noExits ? 'first-steps' : 'running';
}
