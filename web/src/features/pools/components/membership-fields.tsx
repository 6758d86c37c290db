// Who belongs to a pool: everything, what a query matches (counted while it is typed), or exits named one by one.
import type { Pool } from '@gyre/shared/contract/pools';
import { findPoolQueryError } from '@gyre/shared/query/exit-query';
import { useQuery } from '@tanstack/react-query';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { t } from '../messages.ts';
import type { Membership, PoolDraft, PoolProblems } from '../pool-draft.ts';
import { poolPreviewQuery } from '../queries.ts';
import { useRested } from '../use-rested.ts';
import { FixedMembers } from './fixed-members.tsx';

interface MembershipProps {
  readonly pool: Pool | undefined;
  readonly draft: PoolDraft;
  readonly problems: PoolProblems;
  readonly onDraft: (draft: PoolDraft) => void;
}

export function MembershipFields({ pool, draft, problems, onDraft }: MembershipProps) {
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="mb-1 text-13 font-medium">{t.membership}</p>
        <Segmented<Membership>
          name={t.membership}
          value={draft.membership}
          onChoose={(membership) => onDraft({ ...draft, membership })}
          options={[
            ['all', t.kinds.all],
            ['query', t.kinds.query],
            ['fixed', t.kinds.fixed],
          ]}
        />
        <p className="mt-1 text-12 text-ink-3">{t.kindHelp[draft.membership]}</p>
      </div>
      {draft.membership === 'query' && (
        <Field label={t.query} help={t.queryHelp} error={findPoolQueryError(draft.query)?.message ?? problems['query']}>
          {(ids) => (
            <Input
              {...ids}
              code
              value={draft.query}
              onChange={(event) => onDraft({ ...draft, query: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.membership === 'fixed' ? (
        <FixedMembers pool={pool} draft={draft} onDraft={onDraft} />
      ) : (
        <Preview q={draft.membership === 'all' ? '' : draft.query.trim()} off={!countable(draft)} />
      )}
    </div>
  );
}

const restMs = 150;

const countable = ({ membership, query }: PoolDraft): boolean =>
  membership === 'all' || (query.trim() !== '' && findPoolQueryError(query) === undefined);

/** Counts what a query would match, once typing rests. */
function Preview({ q, off }: { readonly q: string; readonly off: boolean }) {
  const rested = useRested(q, restMs);
  const { data, error, isFetching } = useQuery({ ...poolPreviewQuery(rested), enabled: !off });
  if (off) return null;
  if (error) {
    return (
      <div role="status">
        <FieldError text={error.message} />
      </div>
    );
  }
  const counting = data === undefined || rested !== q || isFetching;
  return (
    <p role="status" aria-busy={counting} className="num rounded-control bg-surface px-3 py-2 text-13 text-ink-2">
      {data === undefined && t.previewing}
      {data && (data.members === 0 ? t.previewNone : t.preview(data.members, data.countries, data.eligible))}
    </p>
  );
}
