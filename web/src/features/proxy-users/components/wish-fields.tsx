// The wishes a username is built with: pool and place, then the session, its time and what may change when its exit fails.
import { guarantees } from '@gyre/shared/vocabulary';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { t } from '../messages.ts';
import type { DraftReading, WishDraft, WishField } from '../wish-draft.ts';

interface FieldsProps {
  /** The first is the default. */
  readonly pools: readonly { readonly id: string; readonly name: string }[];
  readonly draft: WishDraft;
  readonly problems: DraftReading['problems'];
  readonly onDraft: (draft: WishDraft) => void;
}

export function WishFields({ pools, draft, problems, onDraft }: FieldsProps) {
  const set = (field: WishField, value: string): void => onDraft({ ...draft, [field]: value });
  const text = (field: WishField, label: string, more?: { readonly placeholder?: string; readonly off?: boolean }) => (
    <Field label={label} optional error={problems[field]}>
      {(ids) => (
        <Input
          {...ids}
          maxLength={100}
          disabled={more?.off}
          placeholder={more?.placeholder}
          value={draft[field]}
          onChange={(event) => set(field, event.target.value)}
        />
      )}
    </Field>
  );
  const off = draft.session.trim() === '';
  return (
    <div className="grid gap-3 md:grid-cols-3">
      <Field label={t.poolWish}>
        {(ids) => (
          <Select {...ids} value={draft.pool} onChange={(event) => set('pool', event.target.value)}>
            <option value="">{t.defaultPool(pools[0]?.name ?? '')}</option>
            {pools.slice(1).map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      {text('country', t.countryWish, { placeholder: t.anyCountry })}
      {text('city', t.cityWish, { placeholder: t.anyCity })}
      {text('session', t.sessionWish, { placeholder: t.noSession })}
      {text('ttl', t.stayWish, { placeholder: off ? t.needsSession : t.stayLike, off })}
      <Field label={t.guaranteeWish} optional>
        {(ids) => (
          <Select
            {...ids}
            disabled={off}
            value={off ? '' : draft.guarantee}
            onChange={(event) => set('guarantee', event.target.value)}
          >
            <option value="">{off ? t.needsSession : t.poolDecides}</option>
            {guarantees.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
