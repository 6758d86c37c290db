// Dialogs about one admin: a new one, another password, removing (the name is typed), and a password shown once.
import type { Admin } from '@gyre/shared/contract/admins';
import { adminRoles, type AdminRole } from '@gyre/shared/vocabulary';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SecretDialog } from '../../../components/secret-dialog.tsx';
import { TypedConfirm } from '../../../components/typed-confirm.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { t } from '../admin-messages.ts';
import { useCreateAdmin, useRemoveAdmin, useResetPassword, type WithPassword } from '../admin-mutations.ts';

const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9_.@-]{0,59}$/;
export const shortestPassword = 10;

interface CreateProps {
  readonly onClose: () => void;
  readonly onCreated: (made: WithPassword) => void;
}
export function CreateAdmin({ onClose, onCreated }: CreateProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<AdminRole>('view');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const create = useCreateAdmin(onCreated);
  const said = fieldProblems(create.error);
  const badName = nameForm.test(name) ? undefined : t.nameBad;
  const badPassword = password !== '' && password.length < shortestPassword ? t.passwordBad : undefined;
  const submit = (): void => {
    setTried(true);
    if (badName === undefined && badPassword === undefined)
      create.mutate({ name, role, ...(password === '' ? {} : { password }) });
  };
  return (
    <FormFrame
      title={t.create}
      verb={t.createVerb}
      needs="admin"
      busy={create.isPending}
      dirty={name !== '' || password !== ''}
      error={create.error && Object.keys(said).length === 0 ? create.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t.name} help={t.nameHelp} error={tried ? (badName ?? said['name']) : undefined}>
        {(ids) => (
          <Input {...ids} data-autofocus autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
      <Field label={t.role} help={t.roleHelp[role]}>
        {(ids) => (
          <Select {...ids} value={role} onChange={(event) => setRole(event.target.value as AdminRole)}>
            {adminRoles.map((one) => (
              <option key={one} value={one}>
                {t.roles[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t.password} optional help={t.passwordHelp} error={tried ? badPassword : undefined}>
        {(ids) => (
          <Input
            {...ids}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </FormFrame>
  );
}

interface OneProps {
  readonly admin: Admin;
  readonly onClose: () => void;
}
export function ResetPassword({ admin, onClose, onMade }: OneProps & { readonly onMade: CreateProps['onCreated'] }) {
  const reset = useResetPassword(onMade);
  return (
    <FormFrame
      danger
      title={t.resetTitle(admin.name)}
      text={t.resetText}
      verb={t.resetVerb}
      needs="admin"
      busy={reset.isPending}
      error={reset.error?.message}
      onSubmit={() => reset.mutate(admin.id)}
      onClose={onClose}
    />
  );
}

export function RemoveAdmin({ admin, onClose }: OneProps) {
  const remove = useRemoveAdmin(onClose);
  return (
    <TypedConfirm
      word={admin.name}
      title={t.removeTitle(admin.name)}
      text={t.removeText(admin.sessions)}
      verb={t.removeVerb}
      needs="admin"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate(admin)}
      onClose={onClose}
    />
  );
}

export function AdminSecret({ admin, secret, onClose }: OneProps & { readonly secret: string }) {
  return (
    <SecretDialog
      title={t.secretTitle(admin.name)}
      text={t.secretText}
      secret={secret}
      what={t.password}
      done={t.done}
      onClose={onClose}
    >
      <p className="text-13 text-ink-2">{t.secretHow}</p>
    </SecretDialog>
  );
}
