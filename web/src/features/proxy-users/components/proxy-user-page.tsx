// One proxy user: what it did, its password and the one before while that still works, and the snippets that use it.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Facts } from '../../../components/facts.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { formatBytes, formatCount } from '../../../lib/format.ts';
import { call, ApiError } from '../../../lib/api-client.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t as limits } from '../limit-messages.ts';
import { t } from '../messages.ts';
import type { Credentials } from '../mutations.ts';
import type { ProxyUserVerb } from '../columns.tsx';
import { t as n } from '../snippet-messages.ts';
import { CapDialog } from './cap-dialog.tsx';
import { CredentialsDialog } from './credentials-dialog.tsx';
import { OldPassword } from './old-password.tsx';
import { NewPasswordDialog, RemoveProxyUser } from './proxy-user-confirms.tsx';
import { ProxyUserDialog } from './proxy-user-dialog.tsx';
import { EnabledSwitch, ProxyUserVerbs } from './proxy-user-verbs.tsx';
import { SnippetBuilder } from './snippet-builder.tsx';
import { UsePanel } from './use-meter.tsx';

const readAgainMs = 3000;

export function ProxyUserPage({ id }: { readonly id: string }) {
  const read = useQuery({
    queryKey: ['proxy-users', 'one', id],
    queryFn: ({ signal }) => call('proxyUsers.get', { params: { id }, signal }),
    refetchInterval: readAgainMs,
  });
  useTitle(read.data?.name ?? t.title);
  if (read.error instanceof ApiError && read.error.status === 404)
    return <Empty title={n.goneTitle} text={n.goneText} />;
  if (read.error && !read.data) return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <Shown user={read.data} /> : <p className="text-13 text-ink-3">{common.loading}</p>;
}

function Shown({ user }: { readonly user: ProxyUser }) {
  const url = useUrl();
  const history = useHistory();
  const [made, setMade] = useState<Credentials | null>(null);
  const verb = url.get('do');
  const open = (next: ProxyUserVerb): void => url.set({ do: next }, 'replace');
  const close = (): void => url.set({ do: null }, 'replace');
  return (
    <>
      <AppLink href="/proxy-users" className="text-13 text-accent hover:underline">
        ‹ {n.back}
      </AppLink>
      <PageHeader title={user.name} about={user.note} actions={<ProxyUserVerbs own user={user} onVerb={open} />} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <section aria-label={n.facts} className="rounded-panel border p-4">
          <Facts level={2} title={n.facts} facts={factsOf(user, () => open('password'))} />
          <h2 className="mt-4 mb-2 text-16">{limits.title}</h2>
          <UsePanel user={user} />
          {user.oldPassword && <OldPassword user={user} old={user.oldPassword} />}
        </section>
        <section aria-labelledby="snippets" className="rounded-panel border p-4">
          <h2 id="snippets" className="mb-3 text-16">
            {n.title}
          </h2>
          <SnippetBuilder user={user} password={null} />
        </section>
      </div>
      {verb === 'password' && (
        <NewPasswordDialog user={user} onClose={close} onMade={(one) => (close(), setMade(one))} />
      )}
      {verb === 'edit' && <ProxyUserDialog user={user} onClose={close} onCreated={close} />}
      {verb === 'cap' && <CapDialog user={user} onClose={close} />}
      {verb === 'snippets' && <CredentialsDialog user={user} password={null} onClose={close} />}
      {verb === 'remove' && (
        <RemoveProxyUser user={user} onClose={close} onRemoved={() => history.push('/proxy-users')} />
      )}
      {made && <CredentialsDialog user={made.data} password={made.password} onClose={() => setMade(null)} />}
    </>
  );
}

const factsOf = (user: ProxyUser, onNewPassword: () => void) =>
  [
    [t.state, <EnabledSwitch key="state" user={user} />],
    [t.pools, user.pools.map((pool) => pool.name).join(', ')],
    [t.requests, formatCount(user.requests)],
    [t.traffic, t.upDown(formatBytes(user.upBytes), formatBytes(user.downBytes))],
    [t.lastUsed, user.lastUsedAt === null ? t.neverUsed : <TimeAgo key="used" at={user.lastUsedAt} />],
    [
      t.passwordFrom,
      <span key="password" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TimeAgo at={user.passwordChangedAt} />
        <Button small needs="operate" onClick={onNewPassword}>
          {t.newPassword}
        </Button>
      </span>,
    ],
    [t.mayChooseExit, t.yesNo(user.mayChooseExit)],
  ] as const;
