// Verbs on a proxy user that cut programs off, so they say so first: a new password, and removing it.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { t as n } from '../snippet-messages.ts';
import { useNewPassword, useRemoveProxyUser, type Credentials } from '../mutations.ts';

/** Ms the old password is accepted for. */
const graces = ['0', '3600000', '86400000', '604800000'] as const;

interface ConfirmProps {
  readonly user: ProxyUser;
  readonly onClose: () => void;
}

export function NewPasswordDialog({
  user,
  onClose,
  onMade,
}: ConfirmProps & { readonly onMade: (made: Credentials) => void }) {
  const renew = useNewPassword(onMade);
  const [grace, setGrace] = useState<keyof typeof n.graces>('86400000');
  return (
    <FormFrame
      danger={grace === '0'}
      title={t.newPasswordTitle(user.name)}
      text={n.newPasswordText}
      verb={t.newPasswordVerb}
      needs="operate"
      busy={renew.isPending}
      error={renew.error?.message}
      onSubmit={() => renew.mutate({ id: user.id, graceMs: Number(grace) })}
      onClose={onClose}
    >
      <Field label={n.grace} help={grace === '0' ? n.cutHelp : n.graceHelp}>
        {(ids) => (
          <Select {...ids} value={grace} onChange={(event) => setGrace(event.target.value as keyof typeof n.graces)}>
            {graces.map((one) => (
              <option key={one} value={one}>
                {n.graces[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormFrame>
  );
}

export function RemoveProxyUser({
  user,
  onClose,
  onRemoved = onClose,
}: ConfirmProps & { readonly onRemoved?: () => void }) {
  const remove = useRemoveProxyUser(onRemoved);
  return (
    <FormFrame
      danger
      title={t.removeTitle(user.name)}
      text={t.removeText(common.requests(user.requests))}
      verb={common.remove}
      needs="operate"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: user.id, name: user.name })}
      onClose={onClose}
    />
  );
}
