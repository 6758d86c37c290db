// Removes a pool. One that is still named somewhere stays, with the list of who names it, unless another pool takes its place.
import type { Pool } from '@gyre/shared/contract/pools';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { poolsQuery } from '../../../lib/queries.ts';
import { t } from '../messages.ts';
import { useRemovePool } from '../mutations.ts';

export function RemovePool({ pool, onClose }: { readonly pool: Pool; readonly onClose: () => void }) {
  const [to, setTo] = useState('');
  const { data } = useQuery(poolsQuery);
  const remove = useRemovePool(onClose);
  const { error } = remove;
  const inUse = error instanceof ApiError && error.problem?.code === 'conflict' ? error : null;
  const others = (data?.items ?? []).filter(({ id }) => id !== pool.id);
  return (
    <FormFrame
      danger
      title={t.removeTitle(pool.name)}
      text={t.removeText(pool.members)}
      verb={inUse ? t.repointVerb : common.remove}
      needs="operate"
      busy={remove.isPending}
      off={inUse !== null && to === ''}
      error={inUse ? undefined : error?.message}
      onSubmit={() => remove.mutate({ id: pool.id, name: pool.name, ...(to === '' ? {} : { repointTo: to }) })}
      onClose={onClose}
    >
      {inUse && (
        <>
          <div role="alert" className="rounded-panel border border-warning bg-warning-tint p-3 text-13">
            <p className="font-medium">{t.inUse}</p>
            <p className="mt-1">{inUse.message}</p>
            <ul className="mt-1 list-disc pl-5">
              {inUse.problem?.errors?.map(({ pointer, message }, i) => (
                <li key={`${pointer} ${i}`}>{message}</li>
              ))}
            </ul>
          </div>
          <Field label={t.repointTo} help={t.repointHelp(pool.name)}>
            {(ids) => (
              <Select {...ids} value={to} onChange={(event) => setTo(event.target.value)}>
                <option value="">{t.choosePool}</option>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
    </FormFrame>
  );
}
