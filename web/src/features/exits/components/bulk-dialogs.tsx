// What bulk verbs need to know before they run: tags, a pool, or the typed count of what is removed for good.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { TypedConfirm } from '../../../components/typed-confirm.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { formatCount } from '../../../lib/format.ts';
import { poolsQuery } from '../../../lib/queries.ts';
import { readTags } from '../exit-words.ts';
import { t } from '../messages.ts';

interface AskProps {
  readonly count: number;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onClose: () => void;
}

interface TagsProps extends AskProps {
  readonly verb: 'add-tags' | 'remove-tags';
  readonly onTags: (tags: readonly string[]) => void;
}

export function BulkTagsDialog({ verb, onTags, count, ...rest }: TagsProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const adds = verb === 'add-tags';
  const go = (): void => {
    const tags = readTags(text);
    if (tags === null) return setProblem(t.tagsBad);
    if (tags.length === 0) return setProblem(t.tagsNone);
    onTags(tags);
  };
  return (
    <FormFrame
      needs="operate"
      {...rest}
      title={adds ? t.addTagsTitle(count) : t.removeTagsTitle(count)}
      verb={adds ? t.addTagsVerb : t.removeTagsVerb}
      onSubmit={go}
    >
      <Field label={t.tagsField} help={t.tagsHelp} error={problem}>
        {(ids) => <Input {...ids} data-autofocus value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormFrame>
  );
}

export function BulkPoolDialog({ onPool, count, ...rest }: AskProps & { readonly onPool: (id: string) => void }) {
  const { data } = useQuery(poolsQuery);
  const [chosen, setChosen] = useState('');
  const id = chosen === '' ? (data?.items[0]?.id ?? '') : chosen;
  return (
    <FormFrame
      needs="operate"
      {...rest}
      title={t.poolTitle(count)}
      text={t.poolText}
      verb={t.poolVerb}
      off={id === ''}
      onSubmit={() => onPool(id)}
    >
      <Field label={t.poolField}>
        {(ids) => (
          <Select {...ids} data-autofocus value={id} onChange={(event) => setChosen(event.target.value)}>
            {data?.items.map((pool) => (
              <option key={pool.id} value={pool.id}>
                {pool.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormFrame>
  );
}

/** So many at once are not removed by a slip: the count is typed. */
export function BulkRemoveDialog({ onRemove, count, ...rest }: AskProps & { readonly onRemove: () => void }) {
  return (
    <TypedConfirm
      needs="operate"
      {...rest}
      word={formatCount(count)}
      title={t.removeTitle(count)}
      text={t.removeText(count)}
      verb={t.removeVerb(count)}
      onSubmit={onRemove}
    />
  );
}
