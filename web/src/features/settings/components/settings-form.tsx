// The settings as one form: its groups, each number with its unit and range; saved together, only what changed is sent.
import type { Settings } from '@gyre/shared/contract/settings';
import { useState, type FormEvent } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { cn } from '../../../lib/cn.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../messages.ts';
import { useSaveSettings } from '../mutations.ts';
import { draftOfSettings, problemsOfSettings, updateOfSettings } from '../settings-draft.ts';
import { HindsightCard } from './hindsight-card.tsx';
import {
  BackupsGroup,
  HealthGroup,
  LimitsGroup,
  PlacesGroup,
  ProbeGroup,
  RequestsGroup,
  TargetsGroup,
} from './settings-groups.tsx';

export function SettingsForm({ settings }: { readonly settings: Settings }) {
  const may = useMay('admin');
  // What the typing began with: when somebody else saves meanwhile, only what was typed here is sent.
  const [base, setBase] = useState(settings);
  const [typed, setDraft] = useState(() => draftOfSettings(settings));
  const [tried, setTried] = useState(false);
  const save = useSaveSettings();
  const dirty =
    Object.keys(updateOfSettings(typed, base)).length > 0 ||
    JSON.stringify(typed) !== JSON.stringify(draftOfSettings(base));
  // Without own edits the form shows what is in force, whoever set it.
  const draft = dirty ? typed : draftOfSettings(settings);
  const own = problemsOfSettings(draft);
  const said = fieldProblems(save.error);
  const problems = tried ? { ...said, ...own } : {};
  const wrong = tried ? Object.keys(own).length : 0;

  const change = (next: typeof draft): void => {
    if (!dirty) setBase(settings);
    setDraft(next);
  };
  const reset = (to: Settings): void => {
    setBase(to);
    setDraft(draftOfSettings(to));
    setTried(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (save.isPending || Object.keys(own).length > 0) return;
    save.mutate(updateOfSettings(draft, base), { onSuccess: ({ data }) => reset(data) });
  };
  const part = { draft, problems, disabled: !may, onDraft: change };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      {!may && (
        <p className="rounded-panel border border-line bg-surface px-4 py-3 text-13 text-ink-2">{t.needsAdmin}</p>
      )}
      <ProbeGroup {...part} />
      <PlacesGroup {...part} />
      <HealthGroup
        {...part}
        hindsight={
          <HindsightCard
            health={updateOfSettings(draft, dirty ? base : settings).health ?? {}}
            unreadable={Object.keys(own).some((field) => field.startsWith('health/'))}
            onTried={() => setTried(true)}
          />
        }
      />
      <LimitsGroup {...part} />
      <RequestsGroup {...part} />
      <BackupsGroup {...part} />
      <TargetsGroup {...part} />
      {save.error && Object.keys(said).length === 0 && (
        <div role="alert">
          <FieldError text={`${t.failedSave}: ${save.error.message}`} />
        </div>
      )}
      {may && (
        <div
          className={cn(
            'flex flex-wrap items-center gap-2 border-line bg-page py-3',
            dirty && 'sticky bottom-0 z-10 border-t max-md:bottom-14',
          )}
        >
          <Button type="submit" look="primary" needs="admin" busy={save.isPending} disabled={!dirty}>
            {t.save}
          </Button>
          {dirty && <Button onClick={() => (save.reset(), reset(settings))}>{t.discard}</Button>}
          {wrong > 0 ? (
            <span role="alert" className="text-13 text-danger">
              {common.summary(wrong)}
            </span>
          ) : (
            dirty && <span className="text-13 text-ink-3">{t.unsaved}</span>
          )}
        </div>
      )}
    </form>
  );
}
