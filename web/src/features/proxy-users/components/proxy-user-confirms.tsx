// Verbs on a proxy user that cut programs off, so they say so first: a new password, and removing it.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { FormFrame } from '../../../components/form-frame.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { useNewPassword, useRemoveProxyUser, type Credentials } from '../mutations.ts';

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
  return (
    <FormFrame
      danger
      title={t.newPasswordTitle(user.name)}
      text={t.newPasswordText}
      verb={t.newPasswordVerb}
      needs="operate"
      busy={renew.isPending}
      error={renew.error?.message}
      onSubmit={() => renew.mutate({ id: user.id })}
      onClose={onClose}
    />
  );
}

export function RemoveProxyUser({ user, onClose }: ConfirmProps) {
  const remove = useRemoveProxyUser(onClose);
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
