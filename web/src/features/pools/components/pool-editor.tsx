// One pool as a page: members, strategy, sessions, retries, queue and fallbacks, beside what saving would change and what it would do.
import type { Pool } from '@gyre/shared/contract/pools';
import { useEffect, type FormEvent } from 'react';
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { LeaveGuard } from '../../../components/leave-guard.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../editor-messages.ts';
import { poolStarts, startedFrom } from '../pool-starts.ts';
import { usePoolEditor, type PoolEditor as Editor } from '../use-pool-editor.ts';
import { PoolSections } from './pool-sections.tsx';
import { UnsavedPanel } from './unsaved-panel.tsx';
import { WhatIfCard } from './what-if-card.tsx';

interface EditorProps {
  readonly pool?: Pool;
  readonly onCreated?: (id: string) => void;
}

export function PoolEditor({ pool, onCreated }: EditorProps) {
  const editor = usePoolEditor(pool);
  const made = editor.created?.id;
  // After the guard below has learnt that nothing is unsaved any more.
  useEffect(() => {
    if (made !== undefined) onCreated?.(made);
  }, [made, onCreated]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    editor.submit();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <LeaveGuard when={editor.dirty && made === undefined} />
      {editor.conflict && <ConflictNote {...editor.conflict} />}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-4">
          {!pool && <Starts editor={editor} />}
          <NameField editor={editor} />
          <PoolSections editor={editor} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-16">
          <UnsavedPanel editor={editor} />
          <WhatIfCard editor={editor} />
        </div>
      </div>
      <SaveBar editor={editor} isNew={!pool} />
    </form>
  );
}

function Starts({ editor: { draft, setDraft } }: { readonly editor: Editor }) {
  return (
    <div role="group" aria-label={t.startFrom} className="flex flex-wrap items-center gap-2 text-13">
      <span className="text-ink-2">{t.startFrom}</span>
      {(Object.keys(poolStarts) as (keyof typeof poolStarts)[]).map((start) => (
        <Button key={start} small onClick={() => setDraft(startedFrom(start, draft))}>
          {t.starts[start]}
        </Button>
      ))}
    </div>
  );
}

function NameField({ editor: { draft, problems, setDraft } }: { readonly editor: Editor }) {
  return (
    <div className="max-w-96">
      <Field label={t.name} help={t.nameHelp} error={problems['name']}>
        {(ids) => (
          <Input
            {...ids}
            code
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function SaveBar({ editor, isNew }: { readonly editor: Editor; readonly isNew: boolean }) {
  const { dirty, busy, error, unsaved, problems, discard } = editor;
  const wrong = Object.keys(problems).length;
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-2 border-line bg-page py-3',
        (dirty || isNew) && 'sticky bottom-0 z-10 border-t max-md:bottom-14',
      )}
    >
      <Button type="submit" look="primary" needs="operate" busy={busy} disabled={!dirty && !isNew}>
        {isNew ? t.create : t.save(unsaved.length)}
      </Button>
      {dirty && <Button onClick={discard}>{t.discard}</Button>}
      {wrong > 0 && (
        <span role="alert" className="text-13 text-danger">
          {common.summary(wrong)}
        </span>
      )}
      {error && (
        <div role="alert">
          <FieldError text={error} />
        </div>
      )}
    </div>
  );
}
