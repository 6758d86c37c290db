// Proxy users: who may use Gyre, with which pools, and how much they did.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { PlainTable } from '../../../components/plain-table.tsx';
import { proxyUsersQuery } from '../../../lib/queries.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { proxyUserColumns, type ProxyUserVerb } from '../columns.tsx';
import { ListPage } from '../../../components/list-page.tsx';
import { t } from '../messages.ts';
import type { Credentials } from '../mutations.ts';
import { CapDialog } from './cap-dialog.tsx';
import { CredentialsDialog } from './credentials-dialog.tsx';
import { NewPasswordDialog, RemoveProxyUser } from './proxy-user-confirms.tsx';
import { ProxyUserDialog } from './proxy-user-dialog.tsx';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: ProxyUserVerb; readonly user: ProxyUser }
  | { readonly kind: 'secret'; readonly made: Credentials }
  | null;

/** Usage moves without a write, so it is read again while somebody looks. */
const readAgainMs = 5000;

/** `more`: verbs of other features, arranged by the route. */
export function ProxyUsersPage({ more }: { readonly more?: ReactNode }) {
  const read = useQuery({ ...proxyUsersQuery, refetchInterval: readAgainMs });
  const [open, setOpen] = useState<Open>(null);
  // `?cap=NAME`: the way here from where its cost was seen.
  const url = useUrl();
  const wanted = url.get('cap');
  const asked = read.data?.items.find(({ name }) => name === wanted);
  return (
    <ListPage
      words={t}
      needs="operate"
      onCreate={() => setOpen({ kind: 'create' })}
      more={more}
      read={read}
      dialogs={
        <>
          {asked && open === null && <CapDialog user={asked} onClose={() => url.set({ cap: null }, 'replace')} />}
          <Dialogs open={open} onClose={() => setOpen(null)} onMade={(made) => setOpen({ kind: 'secret', made })} />
        </>
      }
    >
      {(users) => (
        <PlainTable
          name={t.title}
          rows={users}
          keyOf={(user) => user.id}
          columns={proxyUserColumns((kind, user) => setOpen({ kind, user }))}
        />
      )}
    </ListPage>
  );
}

interface DialogsProps {
  readonly open: Open;
  readonly onClose: () => void;
  readonly onMade: (made: Credentials) => void;
}

function Dialogs({ open, onClose, onMade }: DialogsProps) {
  switch (open?.kind) {
    case undefined:
      return null;
    case 'create':
      return <ProxyUserDialog onClose={onClose} onCreated={onMade} />;
    case 'edit':
      return <ProxyUserDialog user={open.user} onClose={onClose} onCreated={onMade} />;
    case 'cap':
      return <CapDialog user={open.user} onClose={onClose} />;
    case 'password':
      return <NewPasswordDialog user={open.user} onClose={onClose} onMade={onMade} />;
    case 'remove':
      return <RemoveProxyUser user={open.user} onClose={onClose} />;
    case 'snippets':
      return <CredentialsDialog user={open.user} password={null} onClose={onClose} />;
    case 'secret':
      return <CredentialsDialog user={open.made.data} password={open.made.password} onClose={onClose} />;
  }
}
