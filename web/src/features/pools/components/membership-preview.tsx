// What a membership query matches, counted while it is typed, and how that differs from what is saved. Each count opens the exits it counts.
import type { Pool } from '@gyre/shared/contract/pools';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { exitsHref } from '../../../lib/address.ts';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../editor-messages.ts';
import { exitCountQuery, poolPreviewQuery } from '../queries.ts';
import { useRested } from '../../../lib/use-rested.ts';

const restMs = 150;
const and = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

interface PreviewProps {
  /** '' counts every exit. */
  readonly q: string;
  /** The pool as it is saved, to compare with. */
  readonly pool: Pool | undefined;
}

export function MembershipPreview({ q, pool }: PreviewProps) {
  const rested = useRested(q, restMs);
  const { data, error, isFetching } = useQuery(poolPreviewQuery(rested));
  if (error) {
    return (
      <div role="status">
        <FieldError text={error.message} />
      </div>
    );
  }
  const counting = data === undefined || rested !== q || isFetching;
  return (
    <p
      role="status"
      aria-busy={counting}
      className="num flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-surface px-3 py-2 text-13 text-ink-2"
    >
      {data === undefined && t.previewing}
      {data?.members === 0 && t.preview.none}
      {data !== undefined && data.members > 0 && (
        <>
          <Counted q={rested} text={t.preview.matches(data.members)} />{' '}
          <Counted q={rested} text={t.preview.countries(data.countries)} />{' '}
          <Counted q={and(rested, 'admin:enabled', '-state:ejected')} text={t.preview.eligible(data.eligible)} />
        </>
      )}
      {data && pool && <Moved q={rested} pool={pool} matches={data.members} />}
    </p>
  );
}

const Counted = ({ q, text }: { readonly q: string; readonly text: ReactNode }) => (
  <AppLink
    href={exitsHref(q)}
    className="inline-flex min-h-6 items-center font-medium text-ink underline decoration-control underline-offset-2 hover:text-accent"
  >
    {text}
  </AppLink>
);

/** Exits that would come and go: what matches now and belongs already is what stays. Fixed members stay whatever the query says. */
function Moved({ q, pool, matches }: { readonly q: string; readonly pool: Pool; readonly matches: number }) {
  const same = pool.query === q;
  const { data } = useQuery({ ...exitCountQuery(and(q, `pool:${pool.name}`)), enabled: !same });
  if (same) return <span className="text-ink-3">({t.preview.same})</span>;
  if (!data) return null;
  const comes = Math.max(0, matches - data.total);
  const goes = Math.max(0, pool.members - data.total - pool.fixedMembers);
  return (
    <span className="text-ink-3">
      ({t.preview.saved}{' '}
      <AppLink
        href={exitsHref(and(q, `-pool:${pool.name}`))}
        className="inline-flex min-h-6 min-w-6 items-center text-healthy underline underline-offset-2"
      >
        {t.preview.comes(formatCount(comes))}
      </AppLink>{' '}
      <span className={goes > 0 ? 'text-danger' : undefined}>{t.preview.goes(formatCount(goes))}</span>)
    </span>
  );
}
