// A state as shape, word and colour; hovering says what it means.
import type { AdminState, HealthState } from '@gyre/shared/vocabulary';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/messages/common.ts';
import { StatusIcon } from './status-icon.tsx';

const colours: Readonly<Record<HealthState | AdminState, string>> = {
  healthy: 'text-healthy',
  probation: 'text-warning',
  ejected: 'text-danger',
  unproven: 'text-unproven',
  enabled: 'text-ink-2',
  draining: 'text-draining',
  disabled: 'text-ink-3',
};
const words = { ...t.health, ...t.admin };
const meanings = { ...t.healthMeaning, ...t.adminMeaning };

export function StateBadge({ state }: { readonly state: HealthState | AdminState }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', colours[state])} title={meanings[state]}>
      {state !== 'enabled' && <StatusIcon kind={state} size={12} />}
      {words[state]}
    </span>
  );
}
