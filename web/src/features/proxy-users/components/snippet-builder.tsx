// Commands for three programs with the real listener, name and wishes in them; building one shows how the name carries wishes.
import type { Listener } from '@gyre/shared/contract/listeners';
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { listenersQuery } from '../../../lib/queries.ts';
import { t } from '../messages.ts';
import {
  authorityOf,
  programNames,
  programs,
  reachableHost,
  snippetOf,
  usernameOf,
  type Program,
} from '../snippets.ts';

interface BuilderProps {
  readonly user: ProxyUser;
  readonly password: string | null;
}

const usual = { host: '127.0.0.1', port: 8080 };
const addressOf = (listener: Pick<Listener, 'host' | 'port'> | undefined) =>
  listener ? { host: reachableHost(listener.host, window.location.hostname), port: listener.port } : usual;

export function SnippetBuilder({ user, password }: BuilderProps) {
  const { data } = useQuery(listenersQuery);
  const [program, setProgram] = useState<Program>('curl');
  const [listenerId, setListenerId] = useState('');
  const [pool, setPool] = useState('');
  const [country, setCountry] = useState('');
  const serving = data?.items.filter((one) => one.enabled) ?? [];
  const listener = serving.find(({ id }) => id === listenerId) ?? serving[0];
  const wished = /^[A-Za-z]{2}$/.test(country.trim()) ? country.trim() : null;
  const facts = {
    ...addressOf(listener),
    name: user.name,
    password,
    pool: pool === '' ? null : pool,
    country: wished,
  };
  const defaultPool = user.pools[0]?.name ?? '';
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 md:grid-cols-3">
        <Field label={t.address} help={data && serving.length === 0 ? t.noListener : undefined}>
          {(ids) => (
            <Select {...ids} value={listener?.id ?? ''} onChange={(event) => setListenerId(event.target.value)}>
              {serving.length === 0 && <option value="">{authorityOf(usual)}</option>}
              {serving.map((one) => (
                <option key={one.id} value={one.id}>
                  {authorityOf(addressOf(one))}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t.poolWish}>
          {(ids) => (
            <Select {...ids} value={pool} onChange={(event) => setPool(event.target.value)}>
              <option value="">{t.defaultPool(defaultPool)}</option>
              {user.pools.slice(1).map(({ id, name }) => (
                <option key={id}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t.countryWish} optional>
          {(ids) => (
            <Input
              {...ids}
              maxLength={2}
              placeholder={t.anyCountry}
              value={country}
              onChange={(event) => setCountry(event.target.value)}
            />
          )}
        </Field>
      </div>
      <p className="text-12 text-ink-3">
        {t.grammar} <code className="text-ink">{usernameOf(facts)}</code>
      </p>
      <div>
        <Segmented<Program>
          name={t.snippetTabs}
          value={program}
          onChoose={setProgram}
          options={programs.map((one) => [one, programNames[one]] as const)}
        />
      </div>
      <CodeSnippet code={snippetOf(program, facts)} name={programNames[program]} />
    </div>
  );
}
