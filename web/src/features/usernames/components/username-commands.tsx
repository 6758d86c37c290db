// Commands that sign in with the username that was typed. They know a listener when the page has read one; nothing is asked for here.
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { useQuery } from '@tanstack/react-query';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { addressOf } from '../../../lib/listener-address.ts';
import { listenersQuery } from '../../../lib/queries.ts';
import { overHttp, overSocks, withHeaders } from '../commands.ts';
import { t } from '../messages.ts';

interface CommandsProps {
  readonly username: string;
  readonly user: string;
  readonly wishes: Wishes;
}

export function UsernameCommands({ username, user, wishes }: CommandsProps) {
  const { data } = useQuery({ ...listenersQuery, enabled: false });
  const at = addressOf(data?.items.find(({ enabled }) => enabled));
  const headers = withHeaders(at, user, wishes);
  return (
    <section aria-label={t.commands} className="flex flex-col gap-2">
      <h3 className="text-13">{t.commands}</h3>
      <CodeSnippet code={overHttp(at, username)} name={t.http} />
      <CodeSnippet code={overSocks(at, username)} name={t.socks} />
      {headers !== undefined && (
        <>
          <CodeSnippet code={headers} name={t.headers} />
          <p className="text-12 text-ink-3">{t.headersNote}</p>
        </>
      )}
    </section>
  );
}
