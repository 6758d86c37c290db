// Keeps an exit from a site by hand: which exit, which site, for how long, and why.
import type { Exit } from '@gyre/shared/contract/exits';
import { readExitQuery } from '@gyre/shared/query/exit-query';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SpanField } from '../../../components/span-field.tsx';
import { StateBadge } from '../../../components/state-badge.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { call } from '../../../lib/api-client.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { readSpan } from '../../../lib/spans.ts';
import { useRested } from '../../../lib/use-rested.ts';
import { t } from '../ban-messages.ts';
import { leastBanMs, mostBanMs } from '../ban-rule-draft.ts';
import { exitName } from '../exit-name.ts';
import { useImpose } from '../mutations.ts';

const restMs = 150;
const mostFound = 20;

export function ImposeDialog({ onClose }: { readonly onClose: () => void }) {
  const [exitId, setExitId] = useState('');
  const [site, setSite] = useState('');
  const [span, setSpan] = useState('1 h');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const impose = useImpose(onClose);
  const said = fieldProblems(impose.error);
  const banMs = readSpan(span, leastBanMs, mostBanMs);
  const noSite = site.trim() === '' || /[\s/]/.test(site.trim());
  const submit = (): void => {
    setTried(true);
    if (exitId === '' || noSite || banMs === null) return;
    impose.mutate({ exitId, site: site.trim(), banMs, reason: reason.trim() });
  };
  return (
    <FormFrame
      size="medium"
      title={t.impose}
      text={t.imposeText}
      verb={t.imposeVerb}
      needs="operate"
      busy={impose.isPending}
      dirty={exitId !== '' || site !== '' || reason !== ''}
      error={impose.error && Object.keys(said).length === 0 ? impose.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <FindExit chosen={exitId} onChosen={setExitId} error={tried && exitId === '' ? t.exitMissing : undefined} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t.site} help={t.siteHelp} error={tried && noSite ? t.siteBad : said['site']}>
          {(ids) => <Input {...ids} code value={site} onChange={(event) => setSite(event.target.value)} />}
        </Field>
        <SpanField
          label={t.span}
          help={t.spanHelp}
          value={span}
          onValue={setSpan}
          error={tried && banMs === null ? t.spanBad : said['banMs']}
        />
      </div>
      <Field label={t.reason} help={t.reasonHelp} optional>
        {(ids) => <Input {...ids} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormFrame>
  );
}

interface FindProps {
  readonly chosen: string;
  readonly onChosen: (id: string) => void;
  readonly error: string | undefined;
}

function FindExit({ chosen, onChosen, error }: FindProps) {
  const [text, setText] = useState('');
  const problem = readExitQuery(text).errors[0]?.message;
  const q = useRested(problem === undefined ? text.trim() : '', restMs);
  const { data } = useQuery({
    queryKey: ['health', 'find', q],
    queryFn: ({ signal }) =>
      call('exits.list', { query: { limit: mostFound, sort: 'label', ...(q === '' ? {} : { q }) }, signal }),
  });
  const more = (data?.total ?? 0) - (data?.items.length ?? 0);
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden="true" className="text-13 font-medium">
        {t.findExit}
      </p>
      <ExitQueryBox label={t.findExit} placeholder={t.findHint} value={text} onValue={setText} error={problem} />
      {data?.items.length === 0 && <p className="text-13 text-ink-3">{t.noneFound}</p>}
      {data && data.items.length > 0 && (
        <fieldset>
          <legend className="sr-only">{t.found}</legend>
          <div className="max-h-48 divide-y divide-line overflow-y-auto rounded-control border border-line">
            {data.items.map((exit) => (
              <Choice key={exit.id} exit={exit} on={chosen === exit.id} onChoose={() => onChosen(exit.id)} />
            ))}
          </div>
          {more > 0 && <p className="mt-1 text-12 text-ink-3">{t.moreFound(more)}</p>}
        </fieldset>
      )}
      {error && <FieldError text={error} />}
    </div>
  );
}

interface ChoiceProps {
  readonly exit: Exit;
  readonly on: boolean;
  readonly onChoose: () => void;
}
const Choice = ({ exit, on, onChoose }: ChoiceProps) => (
  <label className="flex min-h-9 items-center gap-2 px-2.5 py-1 text-13 hover:bg-surface pointer-coarse:min-h-11">
    <input type="radio" name="exit" className="size-4 shrink-0 accent-accent" checked={on} onChange={onChoose} />
    <span className="min-w-0 truncate">{exitName(exit)}</span>
    <span className="ml-auto">
      <StateBadge state={exit.health.state} />
    </span>
  </label>
);
