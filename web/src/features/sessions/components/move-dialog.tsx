// Moves a session to an exit that is chosen by name or query, among those of its pool.
import type { Exit } from '@gyre/shared/contract/exits';
import type { Session } from '@gyre/shared/contract/sessions';
import { readExitQuery } from '@gyre/shared/query/exit-query';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { StateBadge } from '../../../components/state-badge.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { unknown } from '../../../lib/format.ts';
import { useRested } from '../../../lib/use-rested.ts';
import { t } from '../messages.ts';
import { useRepin } from '../mutations.ts';
import { movableQuery } from '../queries.ts';

const restMs = 150;

export function MoveDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const problem = readExitQuery(text).errors[0]?.message;
  const rested = useRested(problem === undefined ? text.trim() : '', restMs);
  const { data, error } = useQuery(movableQuery(session.pool, rested));
  const repin = useRepin(onClose);
  const more = (data?.total ?? 0) - (data?.items.length ?? 0);
  return (
    <FormFrame
      size="medium"
      title={t.moveTitle(session.name)}
      text={t.moveText(session.pool)}
      verb={t.moveVerb}
      needs="operate"
      busy={repin.isPending}
      off={to === ''}
      error={repin.error?.message}
      onSubmit={() => repin.mutate({ id: session.id, exitId: to })}
      onClose={onClose}
    >
      <div>
        <p aria-hidden="true" className="mb-1 text-13 font-medium">
          {t.find}
        </p>
        <ExitQueryBox label={t.find} placeholder={t.findHint} value={text} onValue={setText} error={problem} />
      </div>
      {error && <FieldError text={error.message} />}
      {data?.items.length === 0 && <p className="text-13 text-ink-3">{t.noneFound}</p>}
      {data && data.items.length > 0 && (
        <fieldset>
          <legend className="sr-only">{t.found}</legend>
          <div className="max-h-72 divide-y divide-line overflow-y-auto rounded-control border border-line">
            {data.items.map((exit) => (
              <Choice
                key={exit.id}
                exit={exit}
                here={exit.id === session.exitId}
                on={to === exit.id}
                onChoose={() => setTo(exit.id)}
              />
            ))}
          </div>
          {more > 0 && <p className="mt-1 text-12 text-ink-3">{t.more(more)}</p>}
        </fieldset>
      )}
    </FormFrame>
  );
}

interface ChoiceProps {
  readonly exit: Exit;
  /** The one the session has now. */
  readonly here: boolean;
  readonly on: boolean;
  readonly onChoose: () => void;
}

const Choice = ({ exit, here, on, onChoose }: ChoiceProps) => (
  <label className="flex min-h-9 items-center gap-2 px-2.5 py-1 text-13 hover:bg-surface">
    <input
      type="radio"
      name="exit"
      className="size-4 shrink-0 accent-accent"
      checked={on}
      disabled={here}
      onChange={onChoose}
    />
    <span className="min-w-0 truncate">{exit.label || exit.host}</span>
    {here && <span className="text-12 text-ink-3">{t.here}</span>}
    <span className="ml-auto text-12 text-ink-3">{exit.measured?.country ?? exit.place.country ?? unknown}</span>
    <StateBadge state={exit.health.state} />
  </label>
);
