// Naming members one by one: find exits, add them; and take out members a pool without a query has now.
import type { Exit } from '@gyre/shared/contract/exits';
import type { Pool } from '@gyre/shared/contract/pools';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { t } from '../editor-messages.ts';
import type { Named, PoolDraft } from '../pool-draft.ts';
import { pickExitsQuery } from '../queries.ts';
import { useRested } from '../../../lib/use-rested.ts';

interface FixedProps {
  readonly pool: Pool | undefined;
  readonly draft: PoolDraft;
  readonly onDraft: (draft: PoolDraft) => void;
}

const without = (list: readonly Named[], id: string): readonly Named[] => list.filter((one) => one.id !== id);

export function FixedMembers({ pool, draft, onDraft }: FixedProps) {
  const [find, setFind] = useState('');
  const rested = useRested(find.trim(), 150);
  const found = useQuery(pickExitsQuery(rested));
  const chosen = new Set(draft.chosen.map(({ id }) => id));
  const add = (exit: Exit): void =>
    onDraft({ ...draft, chosen: [...draft.chosen, { id: exit.id, label: exit.label }] });
  return (
    <div className="flex flex-col gap-3">
      <Field label={t.findExits} help={t.findHelp}>
        {(ids) => <Input {...ids} type="search" value={find} onChange={(event) => setFind(event.target.value)} />}
      </Field>
      {found.error && <FieldError text={found.error.message} />}
      <Rows name={t.findExits} none={t.noneFound} count={found.data?.items.length}>
        {found.data?.items.map((exit) => (
          <Row key={exit.id} label={exit.label} aside={exit.place.country}>
            {chosen.has(exit.id) ? (
              <Button
                small
                look="quiet"
                aria-label={t.takeOut(exit.label)}
                onClick={() => onDraft({ ...draft, chosen: without(draft.chosen, exit.id) })}
              >
                {t.takeOutShort}
              </Button>
            ) : (
              <Button small aria-label={t.addExit(exit.label)} onClick={() => add(exit)}>
                {t.add}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
      {draft.chosen.length > 0 && (
        <p role="status" className="text-13">
          {t.wouldAdd(draft.chosen.length)}:{' '}
          <span className="text-ink-2">{draft.chosen.map(({ label }) => label).join(', ')}</span>
        </p>
      )}
      {pool?.query === null && pool.fixedMembers > 0 && <MembersNow pool={pool} draft={draft} onDraft={onDraft} />}
    </div>
  );
}

/** Only where the query adds none: then every member is a fixed one. */
function MembersNow({ pool, draft, onDraft }: FixedProps & { readonly pool: Pool }) {
  const { data, error } = useQuery(pickExitsQuery(`pool:${pool.name}`));
  const leaving = new Set(draft.takenOut.map(({ id }) => id));
  if (error) return <FieldError text={error.message} />;
  const more = (data?.total ?? 0) - (data?.items.length ?? 0);
  return (
    <div>
      <p className="mb-1 text-13 font-medium">{t.membersNow}</p>
      <Rows name={t.membersNow} none={t.noMembers} count={data?.items.length}>
        {data?.items.map(({ id, label }) => (
          <Row key={id} label={label} aside={leaving.has(id) ? t.willLeave : null}>
            {leaving.has(id) ? (
              <Button
                small
                aria-label={t.keepExit(label)}
                onClick={() => onDraft({ ...draft, takenOut: without(draft.takenOut, id) })}
              >
                {t.keep}
              </Button>
            ) : (
              <Button
                small
                look="quiet"
                aria-label={t.takeOut(label)}
                onClick={() => onDraft({ ...draft, takenOut: [...draft.takenOut, { id, label }] })}
              >
                {t.takeOutShort}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
      {more > 0 && <p className="mt-1 text-12 text-ink-3">{t.membersMore(more)}</p>}
    </div>
  );
}

interface RowsProps {
  readonly name: string;
  readonly none: string;
  readonly count: number | undefined;
  readonly children: ReactNode;
}

function Rows({ name, none, count, children }: RowsProps) {
  if (count === 0) return <p className="text-13 text-ink-3">{none}</p>;
  return (
    <ul
      aria-label={name}
      tabIndex={0}
      className="max-h-44 min-h-20 divide-y divide-line overflow-y-auto rounded-control border border-line"
    >
      {children}
    </ul>
  );
}

interface RowProps {
  readonly label: string;
  readonly aside: string | null;
  readonly children: ReactNode;
}

const Row = ({ label, aside, children }: RowProps) => (
  <li className="flex items-center justify-between gap-3 px-2.5 py-1 text-13">
    <span className="min-w-0 truncate">
      {label}
      {aside && <span className="ml-2 text-12 text-ink-3">{aside}</span>}
    </span>
    {children}
  </li>
);
