// How the members of a pool are: one bar in the order of states, with the same counts in words beside it.
import type { Pool } from '@gyre/shared/contract/pools';
import { healthStates, type HealthState } from '@gyre/shared/vocabulary';
import { formatCount } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { listed } from '../../../lib/messages.ts';
import { t } from '../messages.ts';

const colours: Readonly<Record<HealthState, string>> = {
  healthy: 'bg-healthy',
  probation: 'bg-warning',
  ejected: 'bg-danger',
  unproven: 'bg-unproven',
};
/** Well first, so that bars of different pools compare at a glance. */
const order: readonly HealthState[] = ['healthy', 'probation', 'unproven', 'ejected'];

export function StateBar({ states }: Pick<Pool, 'states'>) {
  const parts = order.map((state) => ({ state, n: states[state] ?? 0 })).filter(({ n }) => n > 0);
  const words = parts.map(({ state, n }) => `${formatCount(n)} ${common.health[state]}`);
  if (healthStates.every((state) => (states[state] ?? 0) === 0)) {
    return <p className="text-12 text-ink-3">{t.noMembers}</p>;
  }
  return (
    <div>
      <div
        role="img"
        aria-label={t.stateBar(listed(words))}
        className="flex h-2 gap-px overflow-hidden rounded-full bg-raised"
      >
        {parts.map(({ state, n }) => (
          <span key={state} data-shape className={colours[state]} style={{ flexGrow: n, minWidth: 3 }} />
        ))}
      </div>
      <p aria-hidden="true" className="num mt-1 flex flex-wrap gap-x-3 text-12 text-ink-2">
        {words.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </p>
    </div>
  );
}
