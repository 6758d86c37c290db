// Exits by state over the range, stacked; the same as a table.
import type { Retrospect } from '@gyre/shared/contract/retrospect';

import { useMemo } from 'react';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { spans } from '../queries.ts';
import { stacked, statesOf } from '../stack.ts';
import { ChartPanel } from './chart-panel.tsx';

const looks = {
  healthy: { colour: 'healthy' },
  probation: { colour: 'warning', dash: [6, 3] },
  ejected: { colour: 'danger', dash: [2, 2] },
  unproven: { colour: 'unproven', dash: [8, 2, 2, 2] },
} as const;

/** From the bottom up. */
const order = ['healthy', 'probation', 'ejected', 'unproven'] as const;
/** Points are a minute apart: a shorter span would hold too few. */
const leastMs = 600_000;

export function StatesPanel({ past }: { readonly past: Retrospect | undefined }) {
  const points = useMemo(() => statesOf(past?.states ?? []), [past]);
  const series = useMemo(
    () => stacked(order.map((state) => ({ name: t.states[state], ...looks[state], values: points[state] }))),
    [points],
  );
  const last = past?.states.at(-1);
  return (
    <ChartPanel
      title={t.statesOverTime}
      at={points.at}
      charts={[
        {
          id: 'states',
          title: null,
          series,
          height: 140,
          text: formatCount,
          summary: t.statesSummary(formatCount(last?.healthy ?? 0), formatCount(last?.ejected ?? 0)),
        },
      ]}
      spanMs={Math.max(leastMs, spans[past?.range ?? '1h'])}
      empty={past !== undefined && points.at.length === 0 ? t.statesEmpty : null}
    />
  );
}
