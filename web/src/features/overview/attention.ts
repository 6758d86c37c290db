// What needs a person: what the overview says, and the alerts that are open. Pure.
import type { Alert } from '@gyre/shared/contract/alerts';
import type { Overview } from '@gyre/shared/contract/traffic';

type Item = Overview['attention'][number];

const levels: Readonly<Record<Alert['kind'], Item['level']>> = {
  pool_panic: 'danger',
  pool_below_minimum: 'danger',
  mass_ejection: 'warning',
  gateway_failing: 'warning',
  quota: 'warning',
};
const order: readonly Item['level'][] = ['danger', 'warning', 'info'];

/** Most urgent first; an alert the overview tells of already is not said twice. */
export function withAlerts(attention: readonly Item[], alerts: readonly Alert[]): Item[] {
  const told = new Set(attention.map(({ text }) => text));
  const more = alerts
    .filter(({ text }) => !told.has(text))
    .map(({ kind, about, text }): Item => {
      const link = kind.startsWith('pool_')
        ? '/health?tab=pools'
        : kind === 'gateway_failing'
          ? '/health?tab=gateways'
          : kind === 'quota'
            ? `/proxy-users/${about.split(' ', 1)[0]}`
            : '/health';
      return { level: levels[kind], code: `${kind} ${about}`, text, link };
    });
  return [...more, ...attention].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
