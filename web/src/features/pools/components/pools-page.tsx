// Pools: which exits belong together, how the next one is chosen, how often a request may try.
import type { Pool } from '@gyre/shared/contract/pools';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { poolsQuery } from '../../../lib/queries.ts';
import { ListPage } from '../../../components/list-page.tsx';
import { t } from '../messages.ts';
import { useRemovePool } from '../mutations.ts';
import { PoolCard } from './pool-card.tsx';
import { PoolDialog } from './pool-dialog.tsx';

type Open = { readonly kind: 'create' } | { readonly kind: 'edit' | 'remove'; readonly pool: Pool } | null;

/** Health moves eligible counts without a write, so they are read again while somebody looks. */
const readAgainMs = 10_000;

export function PoolsPage() {
  const read = useQuery({ ...poolsQuery, refetchInterval: readAgainMs });
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <ListPage
      words={t}
      needs="operate"
      onCreate={() => setOpen({ kind: 'create' })}
      read={read}
      dialogs={
        <>
          {open?.kind === 'create' && <PoolDialog onClose={close} />}
          {open?.kind === 'edit' && <PoolDialog pool={open.pool} onClose={close} />}
          {open?.kind === 'remove' && <RemovePool pool={open.pool} onClose={close} />}
        </>
      }
    >
      {(pools) => (
        <ul aria-label={t.title} className="divide-y divide-line rounded-panel border border-line">
          {pools.map((pool) => (
            <PoolCard
              key={pool.id}
              pool={pool}
              onEdit={() => setOpen({ kind: 'edit', pool })}
              onRemove={() => setOpen({ kind: 'remove', pool })}
            />
          ))}
        </ul>
      )}
    </ListPage>
  );
}

function RemovePool({ pool, onClose }: { readonly pool: Pool; readonly onClose: () => void }) {
  const remove = useRemovePool(onClose);
  const { error } = remove;
  const inUse = error instanceof ApiError && error.problem?.code === 'conflict';
  return (
    <FormFrame
      danger
      title={t.removeTitle(pool.name)}
      text={t.removeText(pool.members)}
      verb={common.remove}
      needs="operate"
      busy={remove.isPending}
      error={error ? (inUse ? `${t.inUse}: ${error.message}` : error.message) : undefined}
      onSubmit={() => remove.mutate({ id: pool.id, name: pool.name })}
      onClose={onClose}
    />
  );
}
