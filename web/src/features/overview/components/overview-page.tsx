// The overview: who needs you, the figures of now, traffic over time, exits, failures, and the newest requests. Live without reload.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { Overview, RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { formatClock } from '../../../lib/format.ts';
import { openAlertsQuery, overviewQuery } from '../../../lib/queries.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { useOverviewLive } from '../live.ts';
import { t } from '../messages.ts';
import { lookBackQuery, rangeNames, rangeOf, recentQuery, spans, trafficQuery, type Range } from '../queries.ts';
import { columnsOf } from '../series.ts';
import { withAlerts } from '../attention.ts';
import { Attention } from './attention.tsx';
import { Countries } from './countries.tsx';
import { ExitStates } from './exit-states.tsx';
import { Failures } from './failures.tsx';
import { FailingSites } from './failing-sites.tsx';
import { FirstSteps, useFirstStepsRead } from './first-steps.tsx';
import { RecentRequests } from './recent-requests.tsx';
import { StatesPanel } from './states-panel.tsx';
import { Tiles } from './tiles.tsx';
import { TrafficPanel } from './traffic-panel.tsx';

export function OverviewPage() {
  useOverviewLive();
  const url = useUrl();
  const range = rangeOf(url.get('range'));
  const { data, error, refetch, recent, stage } = useFigures();
  const past = useQuery(lookBackQuery(range)).data;
  const steps = useSteps(stage);
  const attention = useAttention(data, stage);
  const urgent = attention.filter(({ level }) => level !== 'info').length;
  useTitle(urgent > 0 ? t.titleTrouble(urgent) : t.title);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t.title} about={t.about} actions={stage !== 'empty' && <Span range={range} />} />
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <Attention items={attention} />
      {steps.open && <FirstSteps exits={data?.exits.total ?? 0} first={recent?.at(-1)} onClose={steps.close} />}
      {error && data && (
        <p role="status" className="text-13 text-warning">
          {t.staleSince(formatClock(data.at))}
        </p>
      )}
      {stage !== 'unknown' && <Figures {...{ range, data, past, stage }} compare={url.get('compare') === '1'} />}
      {url.get('view') === 'cost' && past?.cost && (
        <Suspense fallback={null}>
          <CostDrawer cost={past.cost} onClose={() => url.set({ view: null })} />
        </Suspense>
      )}
    </div>
  );
}

function useFigures() {
  const { data, error, refetch } = useQuery(overviewQuery);
  const { data: latest, error: noLatest } = useQuery(recentQuery);
  const recent = latest?.items;
  const found = stageOf(data, recent, (error ?? noLatest) !== null);
  const early = found === 'empty' || found === 'first-steps';
  const stepsRead = useFirstStepsRead(early);
  // Alerts stand on top as well.
  const alertsRead = !useQuery(openAlertsQuery).isPending;
  const ready = alertsRead && (stepsRead || !early);
  return { data, error, refetch, recent, stage: ready ? found : ('unknown' as const) };
}

const CostDrawer = lazy(async () => ({ default: (await import('./cost-drawer.tsx')).CostDrawer }));

/** Which span of time is shown, and whether it is compared with the one before. */
function Span({ range }: { readonly range: Range }) {
  const url = useUrl();
  return (
    <>
      <Checkbox
        label={t.compare}
        checked={url.get('compare') === '1'}
        onChange={(event) => url.set({ compare: event.target.checked ? '1' : null })}
      />
      <Segmented
        name={t.range}
        value={range}
        onChoose={(next) => url.set({ range: next === '5m' ? null : next })}
        options={rangeNames.map((one) => [one, t.ranges[one]] as const)}
      />
    </>
  );
}

const noBlame: Retrospect['blame'] = [];

interface FiguresProps {
  readonly range: Range;
  readonly data: Overview | undefined;
  readonly past: Retrospect | undefined;
  readonly stage: Stage;
  readonly compare: boolean;
}

function Figures({ range, data, past, stage, compare }: FiguresProps) {
  const traffic = useQuery(trafficQuery(range));
  const points = traffic.data?.points;
  const stepMs = traffic.data?.stepMs ?? 1000;
  const columns = useMemo(() => columnsOf(points ?? [], stepMs, spans[range] / stepMs), [points, stepMs, range]);
  return (
    <>
      <Tiles now={data?.now} {...{ columns, past, compare }} />
      {stage === 'empty' ? (
        <RecentRequests />
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
          <div className="flex min-w-0 flex-col gap-4">
            <TrafficPanel range={range} read={traffic} columns={columns} blame={past?.blame ?? noBlame} />
            <FailingSites past={past} />
            <StatesPanel past={past} />
            <RecentRequests />
          </div>
          <div className="grid items-start gap-4 md:grid-cols-2 lg:grid-cols-3 xl:grid-cols-1">
            <ExitStates exits={data?.exits} />
            <Countries countries={data?.countries} />
            <Failures failures={data?.failures} />
          </div>
        </div>
      )}
    </>
  );
}

/** `unknown`: what stands on top is not known yet, and what stood below it would be pushed away. */
type Stage = 'unknown' | 'empty' | 'first-steps' | 'running';

/** The first steps say it better than a line that exits are missing. */
function useAttention(figures: Overview | undefined, stage: Stage): Overview['attention'] {
  const alerts = useQuery(openAlertsQuery).data?.items ?? [];
  const items = withAlerts(figures?.attention ?? [], alerts);
  return items.filter((item) => stage === 'running' || item.code !== 'no_exits');
}

/** Whoever follows them sees them to their end: the answer to the first request is the last thing they say. */
function useSteps(stage: Stage): { readonly open: boolean; readonly close: () => void } {
  const [at, setAt] = useState<'unseen' | 'seen' | 'closed'>('unseen');
  const early = stage === 'empty' || stage === 'first-steps';
  if (at === 'unseen' && early) setAt('seen');
  return { open: early || at === 'seen', close: () => setAt('closed') };
}

/** `empty`: nothing in, nothing out, so panels of zeros would only push the first steps away. What cannot be read counts as running. */
function stageOf(figures: Overview | undefined, requests: readonly RequestRow[] | undefined, failed: boolean): Stage {
  if (!figures || !requests) return failed ? 'running' : 'unknown';
  const noExits = figures.exits.total === 0;
  if (requests.length === 0) return noExits ? 'empty' : 'first-steps';
  return noExits ? 'first-steps' : 'running';
}
