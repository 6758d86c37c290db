// The session ended in the middle of work: sign in again in place. The screen behind stays as it is, and refused writes are sent again.
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { t as shell } from '../../../lib/messages/shell.ts';
import { session } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { t } from '../messages.ts';
import { useSignOut } from '../mutations.ts';
import { useSignInForm } from '../use-sign-in-form.ts';
import { PasswordField } from './password-field.tsx';
import { Refusal, useSecondsLeft } from './refusal.tsx';

export function SessionDialog() {
  const { identity, expired } = useStore(session);
  return expired && identity ? <AskAgain name={identity.name} /> : null;
}

function AskAgain({ name }: { readonly name: string }) {
  const client = useQueryClient();
  const form = useSignInForm(name, () => void client.invalidateQueries());
  const left = useSecondsLeft(form.reason);
  const signOut = useSignOut();
  return (
    <Dialog
      open
      fixed
      title={shell.sessionTitle}
      text={shell.sessionText}
      onClose={() => undefined}
      footer={
        <>
          <Button look="quiet" onClick={() => signOut.mutate()}>
            {t.otherAdmin}
          </Button>
          <Button type="submit" form="sign-in-again" look="primary" busy={form.busy} disabled={left > 0}>
            {t.signIn}
          </Button>
        </>
      }
    >
      <form id="sign-in-again" noValidate onSubmit={form.submit} className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">
          {t.name} <strong className="font-semibold text-ink">{name}</strong>
        </p>
        {/* For password managers, which want to know whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordField
          value={form.password}
          onValue={form.setPassword}
          autoComplete="current-password"
          error={form.passwordGap}
          focus
        />
        <Refusal reason={form.reason} />
      </form>
    </Dialog>
  );
}
