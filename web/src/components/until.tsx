// When something ends, as a countdown; the moment itself on hover.
import { formatMoment, formatSpan } from '../lib/format.ts';
import { t } from '../lib/messages/common.ts';
import { useClock } from '../lib/now.ts';

export function Until({ at }: { readonly at: number }) {
  const text = useClock((now) => (at <= now ? t.due : t.in(formatSpan(at - now))));
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at)} className="num whitespace-nowrap">
      {text}
    </time>
  );
}
