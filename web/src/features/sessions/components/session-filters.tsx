// Which sessions are listed: by name, proxy user, pool and exit. All of it lives in the address.
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { poolsQuery, proxyUsersQuery } from '../../../lib/queries.ts';
import type { Url } from '../../../lib/use-url.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import { t } from '../messages.ts';
import { exitNameQuery, type SessionFilter } from '../queries.ts';

/** The filter an address asks for. */
export const filterOf = (url: Url): SessionFilter => ({
  q: url.get('q').trim(),
  proxyUser: url.get('user'),
  exitId: url.get('exit'),
  pool: url.get('pool'),
});

export function useExitLabel(id: string): string {
  const { data } = useQuery({ ...exitNameQuery(id), enabled: id !== '' });
  return data?.label ?? id;
}

export function SessionFilters({ url, count }: { readonly url: Url; readonly count: string }) {
  const { data: users } = useQuery(proxyUsersQuery);
  const { data: pools } = useQuery(poolsQuery);
  const { proxyUser, pool, exitId } = filterOf(url);
  const label = useExitLabel(exitId);
  const userNames = (users?.items ?? []).map(({ name }) => name);
  const poolNames = (pools?.items ?? []).map(({ name }) => name);
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <NameBox url={url} />
      <Choice name={t.user} any={t.anyUser} value={proxyUser} all={userNames} onChoose={(user) => url.set({ user })} />
      <Choice name={t.pool} any={t.anyPool} value={pool} all={poolNames} onChoose={(one) => url.set({ pool: one })} />
      {exitId !== '' && (
        <Button
          aria-label={t.everyExit}
          icon={<X size={14} aria-hidden="true" />}
          title={t.everyExit}
          onClick={() => url.set({ exit: null })}
        >
          {t.onExit(label)}
        </Button>
      )}
      <span role="status" className="num ml-auto text-13 text-ink-2">
        {count}
      </span>
    </div>
  );
}

function NameBox({ url }: { readonly url: Url }) {
  const { text, type } = useTypedParam(url, 'q');
  return (
    <div className="w-full md:w-64">
      <Input
        type="search"
        data-query-box
        aria-label={t.search}
        placeholder={t.search}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly any: string;
  readonly value: string;
  readonly all: readonly string[];
  readonly onChoose: (value: string) => void;
}

function Choice({ name, any, value, all, onChoose }: ChoiceProps) {
  const listed = value === '' || all.includes(value) ? all : [value, ...all];
  return (
    <div className="max-md:flex-1 md:w-44">
      <Select aria-label={name} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{any}</option>
        {listed.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
    </div>
  );
}
