// The fleet at a glance: states as a bar and as words, how probes are doing, and pools that are in trouble.
import type { HealthOverview, PoolHealth } from '@gyre/shared/contract/health';
import type { HealthState } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { cn } from '../../../lib/cn.ts';
import { formatCount, formatShare } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { healthQuery } from '../queries.ts';

const order: readonly HealthState[] = ['healthy', 'probation', 'ejected', 'unproven'];
const texts: Readonly<Record<HealthState, string>> = {
  healthy: 'text-healthy',
  probation: 'text-warning',
  ejected: 'text-danger',
  unproven: 'text-unproven',
};
const fills: Readonly<Record<HealthState, string>> = {
  healthy: 'bg-healthy',
  probation: 'bg-warning',
  ejected: 'bg-danger',
  unproven: 'bg-unproven',
};

/** `aside`: another part is being looked at, and where room is scarce it comes first. */
export function HealthFigures({ aside }: { readonly aside: boolean }) {
  const { data, error, refetch } = useQuery(healthQuery);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data && <Trouble pools={data.pools} />}
      <div className={cn('grid gap-4 lg:grid-cols-[minmax(0,1fr)_auto]', aside && 'max-md:hidden')}>
        <States states={data?.states} />
        <Probes probes={data?.probes} />
      </div>
    </>
  );
}

function States({ states }: { readonly states: HealthOverview['states'] | undefined }) {
  const total = states ? order.reduce((sum, state) => sum + states[state], 0) : 0;
  return (
    <section aria-label={t.fleet} className="rounded-panel border border-line p-4">
      <div aria-hidden="true" className="flex h-2.5 gap-px overflow-hidden rounded-full bg-raised">
        {states &&
          order
            .filter((state) => states[state] > 0)
            .map((state) => (
              <span
                key={state}
                data-shape
                className={fills[state]}
                style={{ flexGrow: states[state], flexBasis: 0, minWidth: 3 }}
              />
            ))}
      </div>
      <ul className="mt-2 grid grid-cols-2 gap-x-4 md:flex md:flex-wrap">
        {order.map((state) => (
          <li key={state}>
            <AppLink
              href={`/exits${stringifySearch({ q: `state:${state}` })}`}
              title={common.healthMeaning[state]}
              className="-ml-1.5 flex min-h-8 items-center gap-1.5 rounded-control px-1.5 text-13 hover:bg-surface pointer-coarse:min-h-11"
            >
              <span className={texts[state]}>
                <StatusIcon kind={state} size={12} />
              </span>
              {common.health[state]}
              <span className="num font-semibold">{states ? formatCount(states[state]) : '–'}</span>
              {total > 0 && states && (
                <span className="num text-12 whitespace-nowrap text-ink-3 max-md:hidden">
                  {formatShare(states[state] / total)}
                </span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Probes({ probes }: { readonly probes: HealthOverview['probes'] | undefined }) {
  const figures: readonly (readonly [string, string])[] = [
    [t.due, probes ? formatCount(probes.due) : '–'],
    [t.running, probes ? t.runningOf(formatCount(probes.running), formatCount(probes.concurrency)) : '–'],
    [t.lastMinute, probes ? formatCount(probes.lastMinute) : '–'],
  ];
  return (
    <section aria-label={t.probes} className="rounded-panel border border-line px-4 py-3">
      <h2 className="text-12 font-medium text-ink-2">{t.probes}</h2>
      <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {figures.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-12 text-ink-3">{name}</dt>
            <dd className="num text-16 font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {probes && !probes.enabled && (
        <p className="mt-1 flex items-center gap-1.5 text-12 text-warning">
          <StatusIcon kind="warning" size={12} />
          <span>
            {t.probesOff}{' '}
            <AppLink href="/settings" className="underline">
              {t.probesOffLink}
            </AppLink>
          </span>
        </p>
      )}
    </section>
  );
}

function Trouble({ pools }: { readonly pools: readonly PoolHealth[] }) {
  const troubled = pools.filter(({ panic, belowMinimum }) => panic || belowMinimum);
  if (troubled.length === 0) return null;
  return (
    <div role="alert">
      <ul className="divide-y divide-line overflow-hidden rounded-panel border">
        {troubled.map((pool) => (
          <li
            key={pool.poolId}
            className={cn(
              'flex min-h-11 flex-wrap items-center gap-x-2.5 px-4 py-1.5 text-13',
              pool.panic ? 'bg-danger-tint' : 'bg-warning-tint',
            )}
          >
            <span className={pool.panic ? 'text-danger' : 'text-warning'}>
              <StatusIcon kind={pool.panic ? 'ejected' : 'warning'} />
            </span>
            <span className="min-w-0 flex-1">
              {pool.panic
                ? t.panic(pool.poolName)
                : t.below(pool.poolName, Math.max(0, pool.members - pool.ejected + pool.spared), pool.minimumEligible)}
            </span>
            {pool.panicSinceAt !== null && <TimeAgo at={pool.panicSinceAt} />}
            <AppLink href={`/pools/${pool.poolId}`} className="text-accent hover:underline">
              {common.open}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
