// What goes into an import: pasted text or a dropped file, and what holds for all its lines.
import { exitSchemes } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select, TextArea } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { poolsQuery } from '../../../lib/queries.ts';
import { t } from '../import-messages.ts';
import type { ImportChoices } from '../use-import-form.ts';

interface InputProps {
  readonly text: string;
  readonly choices: ImportChoices;
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
  readonly onChoices: (choices: ImportChoices) => void;
}

const mostBytes = 32 * 1024 * 1024;
const schemes = exitSchemes.filter((scheme) => scheme !== 'direct');

/** Non-empty lines; cheap enough to say while typing. */
export const linesOf = (text: string): number => text.match(/^.*\S.*$/gm)?.length ?? 0;

export function ImportInput({ text, choices, problem, onText, onChoices }: InputProps) {
  const { data: pools } = useQuery(poolsQuery);
  const [note, setNote] = useState<string>();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > mostBytes) return setNote(t.fileBig);
    try {
      const read = await file.text();
      onText(read);
      setNote(t.fileRead(file.name, linesOf(read)));
    } catch {
      setNote(t.fileUnread);
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <div
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cn('flex min-h-52 flex-1 flex-col rounded-panel', over && 'outline-2 outline-dashed outline-accent')}
      >
        <FieldFill label={over ? t.drop : t.paste} error={problem}>
          {(ids) => (
            <TextArea
              {...ids}
              code
              fill
              data-autofocus
              value={text}
              placeholder={t.placeholder}
              onChange={(event) => (setNote(undefined), onText(event.target.value))}
            />
          )}
        </FieldFill>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 text-12 text-ink-3">
        <span className="num">{note ?? t.lines(linesOf(text))}</span>
        <span className="flex gap-2">
          {text !== '' && (
            <Button small look="quiet" onClick={() => (setNote(undefined), onText(''))}>
              {t.clear}
            </Button>
          )}
          <Button small onClick={() => picker.current?.click()}>
            {t.choose}
          </Button>
        </span>
        <input
          ref={picker}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label={t.choose}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <div className="grid gap-3 md:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3">
        <Field label={t.scheme}>
          {(ids) => (
            <Select
              {...ids}
              value={choices.scheme}
              onChange={(event) => onChoices({ ...choices, scheme: event.target.value as ImportChoices['scheme'] })}
            >
              {schemes.map((scheme) => (
                <option key={scheme}>{scheme}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t.tags} optional>
          {(ids) => (
            <Input
              {...ids}
              value={choices.tags}
              onChange={(event) => onChoices({ ...choices, tags: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.pool} optional>
          {(ids) => (
            <Select
              {...ids}
              value={choices.poolId}
              onChange={(event) => onChoices({ ...choices, poolId: event.target.value })}
            >
              <option value="">{t.noPool}</option>
              {pools?.items.map((pool) => (
                <option key={pool.id} value={pool.id}>
                  {pool.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </div>
  );
}

/** A field whose control takes all the height there is. */
function FieldFill(props: Parameters<typeof Field>[0]) {
  return (
    <div className="flex min-h-0 flex-1 flex-col [&>div]:flex-1">
      <Field {...props} />
    </div>
  );
}
