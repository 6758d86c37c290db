// Signing in: name and password; afterwards one lands where one was going.
import { Button } from '../../../components/ui/button.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { safeReturn } from '../../../lib/address.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { useSignInForm } from '../use-sign-in-form.ts';
import { AuthFrame } from './auth-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { Refusal, useSecondsLeft } from './refusal.tsx';

export function SignInPage() {
  useTitle(t.signIn);
  const url = useUrl();
  const history = useHistory();
  const form = useSignInForm('', () => history.replace(safeReturn(url.get('to'))));
  const left = useSecondsLeft(form.reason);
  return (
    <AuthFrame title={t.signInTitle} text={t.signInText}>
      <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
        <Field label={t.name} error={form.nameGap}>
          {(ids) => (
            <Input
              {...ids}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              value={form.name}
              onChange={(event) => form.setName(event.target.value)}
            />
          )}
        </Field>
        <PasswordField
          value={form.password}
          onValue={form.setPassword}
          autoComplete="current-password"
          error={form.passwordGap}
        />
        <Refusal reason={form.reason} />
        <Button type="submit" look="primary" wide busy={form.busy} disabled={left > 0}>
          {t.signIn}
        </Button>
      </form>
    </AuthFrame>
  );
}
