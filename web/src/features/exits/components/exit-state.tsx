// State of an exit in a cell: health as shape, word and colour, the time left of an ejection, and the admin state when it is not enabled.
import type { Exit } from '@gyre/shared/contract/exits';
import { StateBadge } from '../../../components/state-badge.tsx';
import { formatSpan } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { failureWords } from '../../../lib/messages/failures.ts';
import { useClock } from '../../../lib/now.ts';

interface ExitStateProps {
  readonly exit: Pick<Exit, 'health' | 'adminState'>;
  /** Without the time left, where room is scarce. */
  readonly short?: boolean;
}

export function ExitState({ exit: { health, adminState }, short }: ExitStateProps) {
  const title = health.reason ? failureWords(health.reason) : undefined;
  return (
    <span className="inline-flex min-w-0 items-center gap-2 whitespace-nowrap" title={title}>
      {adminState !== 'enabled' && <StateBadge state={adminState} />}
      <StateBadge state={health.state} />
      {!short && health.untilAt !== null && <Left at={health.untilAt} />}
    </span>
  );
}

function Left({ at }: { readonly at: number }) {
  const text = useClock((now) => (at <= now ? common.due : common.left(formatSpan(at - now))));
  return <span className="num truncate text-12 text-ink-3">{text}</span>;
}
