// How often a session changed its exit; a sign beside it, because clients may have noticed.
import type { Session } from '@gyre/shared/contract/sessions';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../messages.ts';

export function Moves({ session: { moves, moved } }: { readonly session: Session }) {
  if (moves === 0) return <span className="num text-ink-3">0</span>;
  const words = t.moved(moves, moved);
  return (
    <span className="num inline-flex items-center gap-1.5 text-warning" title={words}>
      {formatCount(moves)}
      <StatusIcon kind="warning" size={12} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
