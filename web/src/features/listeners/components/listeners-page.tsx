// Listeners: where clients come in, whether workers are bound, and a red word for those anybody can use.
import type { Listener } from '@gyre/shared/contract/listeners';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { listenersQuery, poolsQuery } from '../../../lib/queries.ts';
import { listenerColumns, type ListenerVerb } from '../columns.tsx';
import { ListPage } from '../../../components/list-page.tsx';
import { t } from '../messages.ts';
import { useRemoveListener } from '../mutations.ts';
import { ListenerDialog } from './listener-dialog.tsx';
import { OpenBanner } from './open-banner.tsx';

type Open = { readonly kind: 'create' } | { readonly kind: ListenerVerb; readonly listener: Listener } | null;

/** Connections and bindings move without a write, so they are read again while somebody looks. */
const readAgainMs = 5000;

export function ListenersPage() {
  const read = useQuery({ ...listenersQuery, refetchInterval: readAgainMs });
  const pools = useQuery(poolsQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const poolName = (id: string | null): string =>
    id === null ? t.poolDefault : (pools.data?.items.find((pool) => pool.id === id)?.name ?? id);
  return (
    <ListPage
      words={t}
      needs="admin"
      onCreate={() => setOpen({ kind: 'create' })}
      read={read}
      expect={2}
      dialogs={
        <>
          {open?.kind === 'create' && <ListenerDialog onClose={close} />}
          {open?.kind === 'edit' && <ListenerDialog listener={open.listener} onClose={close} />}
          {open?.kind === 'remove' && <RemoveListener listener={open.listener} onClose={close} />}
        </>
      }
    >
      {(listeners) => (
        <>
          <OpenBanner listeners={listeners} />
          <PlainTable
            name={t.title}
            rows={listeners}
            keyOf={(listener) => listener.id}
            columns={listenerColumns(poolName, (kind, listener) => setOpen({ kind, listener }))}
          />
        </>
      )}
    </ListPage>
  );
}

function RemoveListener({ listener, onClose }: { readonly listener: Listener; readonly onClose: () => void }) {
  const remove = useRemoveListener(onClose);
  return (
    <FormFrame
      danger
      title={t.removeTitle(listener.name)}
      text={t.removeText(t.connectionsShort(listener.openConnections))}
      verb={common.remove}
      needs="admin"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: listener.id, name: listener.name })}
      onClose={onClose}
    />
  );
}
