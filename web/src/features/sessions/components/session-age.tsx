// How much of its time a session has used: since its first request, or since its last, as its pool counts.
import type { Session } from '@gyre/shared/contract/sessions';
import { formatMoment, formatSpan } from '../../../lib/format.ts';
import { useClock } from '../../../lib/now.ts';
import { t } from '../messages.ts';

export function SessionAge({ session }: { readonly session: Session }) {
  const { expiry, createdAt, usedAt, expiresAt, ttlMs } = session;
  const text = useClock((now) => {
    if (now >= expiresAt) return t.ended;
    const ttl = formatSpan(ttlMs);
    return expiry === 'fixed'
      ? t.ageFixed(formatSpan(now - createdAt), ttl)
      : t.ageSliding(formatSpan(now - usedAt), ttl);
  });
  return (
    <time
      dateTime={new Date(expiresAt).toISOString()}
      title={t.ageHelp(formatMoment(expiresAt))}
      className="num whitespace-nowrap"
    >
      {text}
    </time>
  );
}
