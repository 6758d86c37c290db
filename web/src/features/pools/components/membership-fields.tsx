// Who belongs to a pool: everything, what a query matches (counted while it is typed), or exits named one by one.
import { findPoolQueryError } from '@gyre/shared/query/exit-query';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { t } from '../editor-messages.ts';
import type { Membership, PoolDraft } from '../pool-draft.ts';
import type { PoolEditor } from '../use-pool-editor.ts';
import { FixedMembers } from './fixed-members.tsx';
import { MembershipPreview } from './membership-preview.tsx';

export function MembershipFields({ editor }: { readonly editor: PoolEditor }) {
  const { base, draft, problems, setDraft } = editor;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Segmented<Membership>
          name={t.membership}
          value={draft.membership}
          onChoose={(membership) => setDraft({ ...draft, membership })}
          options={[
            ['all', t.kinds.all],
            ['query', t.kinds.query],
            ['fixed', t.kinds.fixed],
          ]}
        />
        <p className="mt-1 text-12 text-ink-3">{t.kindHelp[draft.membership]}</p>
      </div>
      {draft.membership === 'query' && (
        <div>
          <p aria-hidden="true" className="mb-1 text-13 font-medium">
            {t.query}
          </p>
          <ExitQueryBox
            label={t.query}
            placeholder={t.queryHelp}
            value={draft.query}
            onValue={(query) => setDraft({ ...draft, query })}
            error={(draft.query === '' ? undefined : findPoolQueryError(draft.query)?.message) ?? problems['query']}
          />
        </div>
      )}
      {countable(draft) && <MembershipPreview q={draft.membership === 'all' ? '' : draft.query.trim()} pool={base} />}
      {draft.membership === 'fixed' && <FixedMembers pool={base} draft={draft} onDraft={setDraft} />}
      {draft.membership === 'query' && (
        <details className="text-13">
          <summary className="w-fit rounded-control py-1 font-medium text-ink-2 hover:text-ink">
            {t.alsoFixed} ({(base?.fixedMembers ?? 0) + draft.chosen.length})
          </summary>
          <div className="pt-2">
            <FixedMembers pool={base} draft={draft} onDraft={setDraft} />
          </div>
        </details>
      )}
    </div>
  );
}

const countable = ({ membership, query }: PoolDraft): boolean =>
  membership === 'all' || (membership === 'query' && query.trim() !== '' && findPoolQueryError(query) === undefined);
