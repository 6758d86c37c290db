// How a pool lives with exits that fail: what is tried again and how often, late dials, warm connections, how much may be out, and its probes.
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input, Select } from '../../../components/ui/inputs.tsx';
import { probeProfilesQuery } from '../../../lib/queries.ts';
import { t } from '../editor-messages.ts';
import type { PoolEditor } from '../use-pool-editor.ts';
import { Fields, Sentence, valueOf } from './field-parts.tsx';
import { PoolAmount } from './pool-amount.tsx';

interface PartProps {
  readonly editor: PoolEditor;
}

export function RetryOnFields({ editor: { draft, setDraft, problems } }: PartProps) {
  return (
    <Fields>
      {(['exitStatuses', 'targetStatuses'] as const).map((list) => (
        <Field key={list} label={t[list]} help={t[`${list}Help`]} error={problems[`retryOn/${list}`]}>
          {(ids) => (
            <Input
              {...ids}
              code
              value={draft[list]}
              onChange={(event) => setDraft({ ...draft, [list]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </Fields>
  );
}

export function BudgetFields({ editor }: PartProps) {
  return (
    <Fields>
      <PoolAmount editor={editor} of="budget/retryPercent" />
      <PoolAmount editor={editor} of="budget/retryFloor" help={t.perWorker} />
      <PoolAmount editor={editor} of="budget/hedgePercent" />
      <PoolAmount editor={editor} of="budget/hedgeFloor" help={t.perWorker} />
    </Fields>
  );
}

export function HedgeFields({ editor }: PartProps) {
  const { draft, setDraft } = editor;
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={t.hedged}
        checked={draft.hedged}
        onChange={(event) => setDraft({ ...draft, hedged: event.target.checked })}
      />
      {draft.hedged && (
        <Fields>
          <PoolAmount editor={editor} of="hedge/percentile" />
          <PoolAmount editor={editor} of="hedge/leastMs" />
          <Checkbox
            label={t.hedgedAnswers}
            checked={draft.hedgedAnswers}
            onChange={(event) => setDraft({ ...draft, hedgedAnswers: event.target.checked })}
          />
        </Fields>
      )}
    </div>
  );
}

export function WarmFields({ editor }: PartProps) {
  const { draft, setDraft } = editor;
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={t.warmed}
        checked={draft.warm}
        onChange={(event) => setDraft({ ...draft, warm: event.target.checked })}
      />
      {draft.warm && (
        <Fields>
          <PoolAmount editor={editor} of="warm/mostPerExit" help={t.perWorker} />
          <div>
            <Checkbox
              label={t.warmCapped}
              checked={draft.warmCapped}
              onChange={(event) => setDraft({ ...draft, warmCapped: event.target.checked })}
            />
            <p className="ml-6 text-12 text-ink-3">{t.warmCappedHelp}</p>
          </div>
        </Fields>
      )}
    </div>
  );
}

export function ProtectionFields({ editor }: PartProps) {
  const { base, draft } = editor;
  const most = valueOf(draft, 'protection/maxEjectionPercent');
  const panic = valueOf(draft, 'protection/panicPercent');
  const members = base?.members ?? 0;
  return (
    <>
      <Fields>
        <PoolAmount editor={editor} of="protection/maxEjectionPercent" />
        <PoolAmount editor={editor} of="protection/panicPercent" help={t.protectionNever} />
        <PoolAmount editor={editor} of="protection/minimumEligible" help={t.protectionNever} />
      </Fields>
      {members > 1 && most !== null && panic !== null && (
        <Sentence>{t.protectionSentence(members, mostOut(members, most), Math.ceil((members * panic) / 100))}</Sentence>
      )}
    </>
  );
}

/** As core/health/ejection-budget.ts has it: one always may be out, never all. */
const mostOut = (members: number, percent: number): number =>
  Math.min(members - 1, Math.max(percent === 0 ? 0 : 1, Math.floor((members * percent) / 100)));

export function ProbeFields({ editor: { draft, setDraft, problems } }: PartProps) {
  const { data } = useQuery(probeProfilesQuery);
  return (
    <div className="flex flex-col items-start gap-2 md:max-w-80">
      <Field label={t.probeProfile} error={problems['probeProfileId']}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.probeProfileId}
            onChange={(event) => setDraft({ ...draft, probeProfileId: event.target.value })}
          >
            <option value="">{t.probeProfileNone}</option>
            {data?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <AppLink href="/health?tab=profiles" className="text-13 text-accent hover:underline pointer-coarse:py-1">
        {t.toProfiles}
      </AppLink>
    </div>
  );
}
