// Why an exit is out, in words; what it means on hover, and the sentence with the numbers where there is one.
import type { HealthReason } from '@gyre/shared/vocabulary';
import { failureWords, healthHints } from '../../../lib/messages/failures.ts';

interface ReasonProps {
  readonly code: HealthReason;
  readonly detail?: string | undefined;
}

export function Reason({ code, detail }: ReasonProps) {
  return (
    <span title={healthHints[code]}>
      <span className="font-medium">{failureWords(code)}</span>
      {detail && <span className="block text-12 break-words text-ink-2">{detail}</span>}
    </span>
  );
}
