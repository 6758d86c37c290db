// The admins: who there is, with which role, and what can be done about each.
import type { Admin } from '@gyre/shared/contract/admins';
import { adminRoles, type AdminRole } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { t } from '../admin-messages.ts';
import { useChangeRole, type WithPassword } from '../admin-mutations.ts';
import { adminsQuery } from '../admin-queries.ts';
import { AdminSecret, CreateAdmin, RemoveAdmin, ResetPassword } from './admin-dialogs.tsx';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'reset' | 'remove'; readonly admin: Admin }
  | { readonly kind: 'secret'; readonly admin: Admin; readonly secret: string }
  | null;

export function AdminsSection() {
  const read = useQuery(adminsQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const made = ({ data, password }: WithPassword): void =>
    setOpen(password === null ? null : { kind: 'secret', admin: data, secret: password });
  return (
    <section aria-labelledby="admins" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="admins" className="text-16">
            {t.title}
          </h2>
          <p className="mt-0.5 text-13 text-ink-2">{t.about}</p>
        </div>
        <Button needs="admin" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setOpen({ kind: 'create' })}>
          {t.create}
        </Button>
      </div>
      <Listing read={read} expect={2} empty={<p className="text-13 text-ink-3">{t.empty}</p>}>
        {(admins) => <PlainTable name={t.title} rows={admins} keyOf={(admin) => admin.id} columns={columns(setOpen)} />}
      </Listing>
      {open?.kind === 'create' && <CreateAdmin onClose={close} onCreated={made} />}
      {open?.kind === 'reset' && <ResetPassword admin={open.admin} onClose={close} onMade={made} />}
      {open?.kind === 'remove' && <RemoveAdmin admin={open.admin} onClose={close} />}
      {open?.kind === 'secret' && <AdminSecret admin={open.admin} secret={open.secret} onClose={close} />}
    </section>
  );
}

function RoleChoice({ admin }: { readonly admin: Admin }) {
  const change = useChangeRole();
  const role = change.isPending ? change.variables.role : admin.role;
  return (
    <Select
      aria-label={t.roleOf(admin.name)}
      value={role}
      disabled={change.isPending}
      onChange={(event) => change.mutate({ admin, role: event.target.value as AdminRole })}
    >
      {adminRoles.map((one) => (
        <option key={one} value={one}>
          {t.roles[one]}
        </option>
      ))}
    </Select>
  );
}

function columns(onOpen: (open: Open) => void): readonly PlainColumn<Admin>[] {
  return [
    {
      id: 'name',
      sort: ({ name }) => name,
      title: t.name,
      cell: ({ name, you }) => (
        <>
          {name}
          {you && <span className="text-ink-3"> · {t.you}</span>}
        </>
      ),
    },
    { id: 'role', sort: ({ role }) => t.roles[role], title: t.role, cell: (admin) => <RoleChoice admin={admin} /> },
    {
      id: 'seen',
      sort: ({ lastSeenAt }) => lastSeenAt,
      firstDown: true,
      title: t.seen,
      cell: ({ lastSeenAt, sessions }) =>
        lastSeenAt === null ? (
          <span className="text-ink-3">{t.notSignedIn}</span>
        ) : (
          <>
            <TimeAgo at={lastSeenAt} /> <span className="text-ink-3">· {t.browsers(sessions)}</span>
          </>
        ),
    },
    {
      id: 'password',
      sort: ({ passwordChangedAt }) => passwordChangedAt,
      firstDown: true,
      title: t.changed,
      cell: ({ passwordChangedAt }) => <TimeAgo at={passwordChangedAt} />,
    },
    {
      id: 'verbs',
      title: t.verbs,
      end: true,
      verbs: true,
      cell: (admin) => (
        <span className="inline-flex gap-1">
          {/* One's own is changed below, with the current one. */}
          {!admin.you && (
            <Button
              small
              needs="admin"
              aria-label={t.resetTitle(admin.name)}
              onClick={() => onOpen({ kind: 'reset', admin })}
            >
              {t.reset}
            </Button>
          )}
          <Button
            small
            look="danger-quiet"
            needs="admin"
            aria-label={t.removeTitle(admin.name)}
            onClick={() => onOpen({ kind: 'remove', admin })}
          >
            {t.remove}
          </Button>
        </span>
      ),
    },
  ];
}
