// Why exits are out, counted: each reason leads to the exits it holds.
import type { HealthOverview } from '@gyre/shared/contract/health';
import { formatCount } from '../../../lib/format.ts';
import { failureWords, healthHints } from '../../../lib/messages/failures.ts';
import { t } from '../messages.ts';

export function Reasons({ reasons }: Pick<HealthOverview, 'reasons'>) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={t.out.reasons} className="flex flex-wrap gap-2 text-13">
      {reasons.map(({ reason, exits }) => (
        <li
          key={reason}
          title={healthHints[reason]}
          className="flex items-center gap-1.5 rounded-control bg-danger-tint px-2 py-0.5"
        >
          <span className="num font-semibold text-danger">{formatCount(exits)}</span>
          {failureWords(reason)}
        </li>
      ))}
    </ul>
  );
}
