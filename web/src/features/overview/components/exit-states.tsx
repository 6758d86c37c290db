// Exits by state: one bar of shares and a list whose lines lead to the exits behind them.
import type { Overview } from '@gyre/shared/contract/traffic';
import { healthStates, type HealthState } from '@gyre/shared/vocabulary';
import { Link } from '@tanstack/react-router';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { formatCount, formatShare } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../messages.ts';
import { Panel } from './panel.tsx';

const order: readonly HealthState[] = ['healthy', 'probation', 'ejected', 'unproven'];
const texts: Readonly<Record<HealthState, string>> = {
  healthy: 'text-healthy',
  probation: 'text-warning',
  ejected: 'text-danger',
  unproven: 'text-unproven',
};
const fills: Readonly<Record<HealthState, string>> = {
  healthy: 'fill-healthy',
  probation: 'fill-warning',
  ejected: 'fill-danger',
  unproven: 'fill-unproven',
};

export function ExitStates({ exits }: { readonly exits: Overview['exits'] | undefined }) {
  const total = exits?.total ?? 0;
  const off = exits ? t.off(exits.adminStates.draining, exits.adminStates.disabled) : '';
  return (
    <Panel title={t.exits} about={exits && t.exitsTotal(formatCount(total))}>
      {exits && total > 0 ? (
        <StateBar states={exits.states} total={total} />
      ) : (
        <span className="block h-2.5 rounded-full bg-raised" />
      )}
      <ul className="-mx-2 mt-2">
        {order.map((state) => (
          <li key={state}>
            <Link
              to="/exits"
              search={{ q: `state:${state}` }}
              title={common.healthMeaning[state]}
              className="flex min-h-8 items-center gap-2 rounded-control px-2 text-13 hover:bg-surface pointer-coarse:min-h-11"
            >
              <span className={texts[state]}>
                <StatusIcon kind={state} size={12} />
              </span>
              {common.health[state]}
              <span className="num ml-auto font-medium">{formatCount(exits?.states[state] ?? 0)}</span>
              <span className="num w-14 text-right text-12 text-ink-3">
                {total > 0 ? formatShare((exits?.states[state] ?? 0) / total) : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {off !== '' && <p className="mt-2 border-t pt-2 text-12 text-ink-3">{off}</p>}
    </Panel>
  );
}

interface StateBarProps {
  readonly states: Readonly<Record<HealthState, number>>;
  readonly total: number;
}
function StateBar({ states, total }: StateBarProps) {
  const parts = order.filter((state) => states[state] > 0);
  let from = 0;
  const summary = healthStates.map((state) => `${states[state]} ${common.health[state]}`).join(', ');
  return (
    <svg
      role="img"
      aria-label={summary}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="block h-2.5 w-full overflow-hidden rounded-full"
    >
      {parts.map((state) => {
        const width = (states[state] / total) * 100;
        const x = from;
        from += width;
        return <rect key={state} x={x} width={Math.max(0.6, width - 0.4)} height="4" className={cn(fills[state])} />;
      })}
    </svg>
  );
}
