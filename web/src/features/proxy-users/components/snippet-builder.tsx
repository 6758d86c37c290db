// Commands for a dozen programs with the real listener, name and wishes in them; building one shows how the name carries wishes.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { addressOf, authorityOf, usualAddress } from '../../../lib/listener-address.ts';
import { listenersQuery } from '../../../lib/queries.ts';
import { t } from '../messages.ts';
import { usernameOf } from '../snippet-facts.ts';
import { t as n } from '../snippet-messages.ts';
import { programs, snippetOf, type Program } from '../snippets.ts';
import { noWish, readDraft } from '../wish-draft.ts';
import { RunHere } from './run-here.tsx';
import { WishFields } from './wish-fields.tsx';

interface BuilderProps {
  readonly user: ProxyUser;
  readonly password: string | null;
}

export function SnippetBuilder({ user, password }: BuilderProps) {
  const { data } = useQuery(listenersQuery);
  const [program, setProgram] = useState<Program>('curl');
  const [listenerId, setListenerId] = useState('');
  const [draft, setDraft] = useState(noWish);
  const serving = data?.items.filter((one) => one.enabled) ?? [];
  const listener = serving.find(({ id }) => id === listenerId) ?? serving[0];
  const { wishes, problems } = readDraft(draft);
  const facts = { ...addressOf(listener), name: user.name, password, wishes };
  return (
    <div className="flex flex-col gap-3">
      <Field label={t.address} help={data && serving.length === 0 ? t.noListener : undefined}>
        {(ids) => (
          <Select {...ids} value={listener?.id ?? ''} onChange={(event) => setListenerId(event.target.value)}>
            {serving.length === 0 && <option value="">{authorityOf(usualAddress)}</option>}
            {serving.map((one) => (
              <option key={one.id} value={one.id}>
                {authorityOf(addressOf(one))}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <WishFields pools={user.pools} draft={draft} problems={problems} onDraft={setDraft} />
      <p className="text-12 text-ink-3">
        {t.grammar} <code className="break-all text-ink">{usernameOf(facts)}</code>
      </p>
      <Field label={n.program} help={program === 'pac' ? n.pacHelp : undefined}>
        {(ids) => (
          <Select {...ids} value={program} onChange={(event) => setProgram(event.target.value as Program)}>
            {programs.map((one) => (
              <option key={one} value={one}>
                {n.programs[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <CodeSnippet code={snippetOf(program, facts)} name={n.programs[program]} />
      {program === 'pac' && (
        <a href="/proxy.pac" className="w-fit text-13 text-accent underline">
          {n.pacLink}
        </a>
      )}
      <section aria-label={n.runTitle} className="mt-1 flex flex-col gap-2 border-t border-line pt-3">
        <p className="text-12 text-ink-3">{n.runHelp}</p>
        <RunHere userId={user.id} wishes={usernameOf(facts).slice(user.name.length + 1)} listenerId={listener?.id} />
      </section>
    </div>
  );
}
