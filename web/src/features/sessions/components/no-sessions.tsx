// No session yet: what one is for, and a command that makes one.
import { useQuery } from '@tanstack/react-query';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { Empty } from '../../../components/empty.tsx';
import { listenersQuery, proxyUsersQuery } from '../../../lib/queries.ts';
import { t } from '../messages.ts';
import { sessionSnippet } from '../session-snippet.ts';

export function NoSessions() {
  const { data: listeners } = useQuery(listenersQuery);
  const { data: users } = useQuery(proxyUsersQuery);
  const open = listeners?.items.find((one) => one.enabled && one.problem === null);
  const user = users?.items.find((one) => one.enabled)?.name ?? null;
  return (
    <Empty title={t.emptyTitle} text={t.emptyText}>
      <div className="w-full max-w-[640px] text-left">
        <CodeSnippet name={t.snippet} code={sessionSnippet(open, user, window.location.hostname)} />
      </div>
    </Empty>
  );
}
