// Why it did not work, above the button; counts down while one has to wait.
import { FieldError } from '../../../components/ui/field.tsx';
import { useClock } from '../../../lib/now.ts';
import { t } from '../messages.ts';
import type { Reason } from '../reasons.ts';

export function Refusal({ reason }: { readonly reason: Reason | null }) {
  const left = useSecondsLeft(reason);
  if (reason === null || (reason.untilAt !== null && left === 0)) return null;
  return (
    <div role="alert">
      <FieldError text={left > 0 ? t.waitFor(left) : reason.text} />
    </div>
  );
}

export function useSecondsLeft(reason: Reason | null): number {
  const untilAt = reason?.untilAt ?? 0;
  return useClock((now) => Math.max(0, Math.ceil((untilAt - now) / 1000)));
}
