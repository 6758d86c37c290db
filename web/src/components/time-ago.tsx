// When something was, as an age that ticks; the moment itself on hover.
import { formatMoment, formatSpan } from '../lib/format.ts';
import { t } from '../lib/messages/common.ts';
import { useClock } from '../lib/now.ts';

export function TimeAgo({ at }: { readonly at: number }) {
  const text = useClock((now) => t.ago(formatSpan(now - at)));
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at)} className="num whitespace-nowrap">
      {text}
    </time>
  );
}
