// The first run: whoever has the code from the terminal becomes the first admin and is signed in at once.
import { useEffect, useState, type FormEvent } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { focusInvalid } from '../focus-invalid.ts';
import { t } from '../messages.ts';
import { useClaim } from '../mutations.ts';
import { claimGaps, codeFromHash, reasonOf } from '../reasons.ts';
import { AuthFrame } from './auth-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { Refusal, useSecondsLeft } from './refusal.tsx';

export function ClaimPage() {
  useTitle(t.claimTitle);
  const form = useClaimForm();
  const left = useSecondsLeft(form.reason);
  const { draft, set, error } = form;
  return (
    <AuthFrame title={t.claimTitle} text={t.claimText}>
      <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
        <Field label={t.code} help={t.codeHelp} error={error.code}>
          {(ids) => (
            <Input
              {...ids}
              code
              name="code"
              autoComplete="one-time-code"
              autoFocus={draft.code === ''}
              value={draft.code}
              onChange={(event) => set({ code: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.name} help={t.nameHelp} error={error.name}>
          {(ids) => (
            <Input
              {...ids}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus={draft.code !== ''}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <PasswordField
          value={draft.password}
          onValue={(password) => set({ password })}
          autoComplete="new-password"
          help={t.passwordHelp}
          error={error.password}
        />
        <Refusal reason={form.reason} />
        {form.taken && (
          <AppLink href="/sign-in" className="text-13 text-accent underline">
            {t.alreadyClaimed}
          </AppLink>
        )}
        <Button type="submit" look="primary" wide busy={form.busy} disabled={left > 0}>
          {t.claim}
        </Button>
      </form>
    </AuthFrame>
  );
}

function useClaimForm() {
  const history = useHistory();
  const claim = useClaim();
  const [draft, setDraft] = useState(() => ({ code: codeFromHash(history.location.hash), name: '', password: '' }));
  const [tried, setTried] = useState(false);
  const [failedAt, setFailedAt] = useState(0);
  useEffect(() => {
    // The code has done its work in the address and must not stay in it.
    if (history.location.hash !== '') history.replace('/setup');
  }, [history]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (claim.isPending) return;
    if (Object.keys(claimGaps(draft)).length > 0) return focusInvalid(event.currentTarget);
    claim.mutate(
      { code: draft.code.trim(), name: draft.name.trim(), password: draft.password },
      { onSuccess: () => history.replace('/'), onError: () => setFailedAt(Date.now()) },
    );
  };
  const said = fieldProblems(claim.error);
  const error = { ...said, ...(tried ? claimGaps(draft) : {}) } as Readonly<Record<string, string | undefined>>;
  return {
    ...{ draft, submit, error },
    set: (patch: Partial<typeof draft>) => (setDraft((now) => ({ ...now, ...patch })), claim.reset()),
    busy: claim.isPending,
    reason: reasonOf(claim.error, t.wrongCode, failedAt),
    taken: claim.error instanceof ApiError && claim.error.problem?.code === 'conflict',
  };
}
