// The name of a saved view, and whether everybody sees it.
import type { SavedView } from '@gyre/shared/contract/views';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import type { Asked } from '../read-address.ts';
import { t } from '../view-messages.ts';
import { useSaveView } from '../views.ts';

interface ViewDialogProps {
  /** Undefined: a new one. */
  readonly view: SavedView | undefined;
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

export function ViewDialog({ view, asked, onClose, onSaved }: ViewDialogProps) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [problem, setProblem] = useState<string>();
  const save = useSaveView(onSaved);
  const go = (): void => {
    if (name.trim() === '') return setProblem(t.nameMissing);
    const { q, sort, cols } = asked;
    // Renaming leaves alone what the view says.
    if (view === undefined) save.mutate({ body: { name, shared, q, sort, cols: [...cols] } });
    else save.mutate({ id: view.id, body: { name, shared } });
  };
  return (
    <FormFrame
      title={view === undefined ? t.saveTitle : t.editTitle(view.name)}
      text={view === undefined ? t.saveText : undefined}
      verb={t.saveVerb}
      needs="operate"
      busy={save.isPending}
      error={save.error?.message}
      onSubmit={go}
      onClose={onClose}
    >
      <Field label={t.name} error={problem}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => (setProblem(undefined), setName(event.target.value))}
          />
        )}
      </Field>
      <Checkbox label={t.share} checked={shared} onChange={(event) => setShared(event.target.checked)} />
    </FormFrame>
  );
}
