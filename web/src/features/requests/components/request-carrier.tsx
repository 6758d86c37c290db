// How many requests shared the connection to the exit, and which of them this one was.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../detail-messages.ts';
import { carriedQuery } from '../queries.ts';

export function RequestCarrier({ request }: { readonly request: Pick<RequestRow, 'kind' | 'reuse' | 'carrier'> }) {
  const { kind, reuse, carrier } = request;
  const shares = kind === 'exchange' && carrier !== null;
  const newest = useQuery({ ...carriedQuery(carrier ?? ''), enabled: shares }).data?.items[0];
  if (reuse === null || carrier === null) return t.noCarrier;
  if (!shares) return t.ownTunnel;
  // The log takes a second: what is known of this one is never more than what is known of all.
  const all = Math.max(reuse, newest?.reuse ?? 0);
  if (all === 1) return t.alone;
  return (
    <span className="num">
      {t.shared(formatCount(reuse), all)}{' '}
      <AppLink
        href={`/requests${stringifySearch({ q: `carrier:${carrier}`, from: '-24h' })}`}
        className="text-accent hover:underline"
      >
        {t.sharedList}
      </AppLink>
    </span>
  );
}
