// API tokens: which there are, when each was last used, a new one shown once, revoking.
import type { Token } from '@gyre/shared/contract/auth';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { TypedConfirm } from '../../../components/typed-confirm.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { formatMoment } from '../../../lib/format.ts';
import { useClock } from '../../../lib/now.ts';
import { useMay } from '../../../lib/session.ts';
import { t as all } from '../messages.ts';
import { useRevokeToken } from '../mutations.ts';
import { tokensQuery } from '../queries.ts';
import { TokenDialog } from './token-dialog.tsx';
import { TokenSecret } from './token-secret.tsx';

const t = all.tokens;
type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'revoke'; readonly token: Token }
  | { readonly kind: 'secret'; readonly token: Token; readonly secret: string }
  | null;

export function TokensSection() {
  const may = useMay('admin');
  return (
    <section aria-labelledby="tokens" className="flex flex-col gap-3">
      {may ? <Tokens /> : <Head />}
      {!may && <p className="text-13 text-ink-2">{t.needsAdmin}</p>}
    </section>
  );
}

function Head({ onCreate }: { readonly onCreate?: () => void }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div>
        <h2 id="tokens" className="text-16">
          {t.title}
        </h2>
        <p className="mt-0.5 text-13 text-ink-2">{t.about}</p>
      </div>
      {onCreate && (
        <Button needs="admin" icon={<Plus size={14} aria-hidden="true" />} onClick={onCreate}>
          {t.create}
        </Button>
      )}
    </div>
  );
}

function Tokens() {
  const read = useQuery(tokensQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Head onCreate={() => setOpen({ kind: 'create' })} />
      <Listing
        read={read}
        expect={2}
        empty={<p className="rounded-panel border border-line p-4 text-center text-13 text-ink-3">{t.empty}</p>}
      >
        {(tokens) => (
          <PlainTable
            name={t.title}
            rows={tokens}
            keyOf={(token) => token.id}
            columns={columns((token) => setOpen({ kind: 'revoke', token }))}
          />
        )}
      </Listing>
      {open?.kind === 'create' && (
        <TokenDialog
          onClose={close}
          onCreated={(made) => setOpen({ kind: 'secret', token: made.data, secret: made.token })}
        />
      )}
      {open?.kind === 'secret' && <TokenSecret token={open.token} secret={open.secret} onClose={close} />}
      {open?.kind === 'revoke' && <Revoke token={open.token} onClose={close} />}
    </>
  );
}

function columns(onRevoke: (token: Token) => void): readonly PlainColumn<Token>[] {
  return [
    { id: 'name', sort: ({ name }) => name, title: t.name, cell: (token) => token.name },
    { id: 'scope', sort: ({ scope }) => scope, title: t.scope, cell: (token) => token.scope },
    {
      id: 'created',
      sort: ({ createdAt }) => createdAt,
      firstDown: true,
      title: t.created,
      cell: (token) => <TimeAgo at={token.createdAt} />,
    },
    {
      id: 'used',
      sort: ({ lastUsedAt }) => lastUsedAt,
      firstDown: true,
      title: t.lastUsed,
      cell: (token) =>
        token.lastUsedAt === null ? (
          <span className="text-ink-3">{t.neverUsed}</span>
        ) : (
          <TimeAgo at={token.lastUsedAt} />
        ),
    },
    {
      id: 'expires',
      sort: ({ expiresAt }) => expiresAt,
      title: t.expires,
      cell: (token) => <Expiry at={token.expiresAt} />,
    },
    {
      id: 'verbs',
      title: t.revoke,
      end: true,
      verbs: true,
      cell: (token) => (
        <Button
          small
          look="danger-quiet"
          needs="admin"
          aria-label={t.revokeTitle(token.name)}
          onClick={() => onRevoke(token)}
        >
          {t.revoke}
        </Button>
      ),
    },
  ];
}

function Expiry({ at }: { readonly at: number | null }) {
  const over = useClock((now) => at !== null && at <= now);
  if (at === null) return <span className="text-ink-3">{t.expiry.never}</span>;
  return over ? <span className="text-danger">{t.expired}</span> : <>{formatMoment(at)}</>;
}

function Revoke({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const revoke = useRevokeToken(onClose);
  return (
    <TypedConfirm
      word={token.name}
      title={t.revokeTitle(token.name)}
      text={t.revokeText}
      verb={t.revokeVerb}
      needs="admin"
      busy={revoke.isPending}
      error={revoke.error?.message}
      onSubmit={() => revoke.mutate({ id: token.id, name: token.name })}
      onClose={onClose}
    />
  );
}
