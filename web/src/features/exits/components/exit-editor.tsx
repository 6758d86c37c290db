// Editing one exit in its drawer. When somebody else saved first, both versions stand side by side and the person chooses.
import type { Exit } from '@gyre/shared/contract/exits';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Drawer } from '../../../components/ui/drawer.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems, isConflict } from '../../../lib/problems.ts';
import { differencesOf, draftOf, problemsOf, updateOf } from '../exit-draft.ts';
import { useUpdateExit } from '../mutations.ts';
import { exitQuery } from '../queries.ts';
import { ExitFields } from './exit-fields.tsx';

interface EditorProps {
  readonly exit: Exit;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ExitEditor({ exit, onClose, onDone }: EditorProps) {
  // What editing began with: live figures go on changing `exit`, the draft must not.
  const [base, setBase] = useState(exit);
  const [draft, setDraft] = useState(() => draftOf(exit));
  const [theirs, setTheirs] = useState<Exit | null>(null);
  const [tried, setTried] = useState(false);
  const client = useQueryClient();
  const id = useId();
  const update = useUpdateExit(onDone);
  const own = problemsOf(draft, false);
  const said = fieldProblems(update.error);

  const save = async (over: Exit): Promise<void> => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const body = updateOf(draft, base);
    if (Object.keys(body).length === 0) return onDone();
    try {
      await update.mutateAsync({ id: exit.id, body, ifVersion: over.version });
    } catch (error) {
      if (isConflict(error)) setTheirs(await client.fetchQuery({ ...exitQuery(exit.id), staleTime: 0 }));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!update.isPending) void save(base);
  };
  const takeTheirs = (now: Exit): void => {
    setBase(now);
    setDraft(draftOf(now));
    setTheirs(null);
    update.reset();
  };
  const failed = update.error && !isConflict(update.error) && Object.keys(said).length === 0;
  return (
    <Drawer
      onClose={onClose}
      title={exit.label}
      footer={
        <>
          <Button onClick={onDone}>{common.cancel}</Button>
          <Button type="submit" form={id} look="primary" needs="operate" busy={update.isPending}>
            {common.saveChanges}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {theirs && (
          <ConflictNote
            differences={differencesOf(draft, theirs)}
            busy={update.isPending}
            onTheirs={() => takeTheirs(theirs)}
            onMine={() => void save(theirs)}
          />
        )}
        <ExitFields isNew={false} draft={draft} problems={tried ? { ...said, ...own } : {}} onDraft={setDraft} />
        {failed && (
          <div role="alert">
            <FieldError text={update.error?.message ?? ''} />
          </div>
        )}
      </form>
    </Drawer>
  );
}
