// State of a sign-in form: what was typed, what is missing, why the last try failed.
import { useState, type FormEvent } from 'react';
import type { Identity } from '@gyre/shared/contract/auth';
import { focusInvalid } from './focus-invalid.ts';
import { t } from './messages.ts';
import { useSignIn } from './mutations.ts';
import { reasonOf, type Reason } from './reasons.ts';

export interface SignInForm {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly nameGap: string | undefined;
  readonly passwordGap: string | undefined;
  readonly reason: Reason | null;
  readonly busy: boolean;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
}

export function useSignInForm(knownName: string, onDone: (identity: Identity) => void): SignInForm {
  const [name, setName] = useState(knownName);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [failedAt, setFailedAt] = useState(0);
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (signIn.isPending) return;
    if (name.trim() === '' || password === '') return focusInvalid(event.currentTarget);
    signIn.mutate(
      { name: name.trim(), password },
      { onSuccess: onDone, onError: () => (setFailedAt(Date.now()), setPassword(''), setTried(false)) },
    );
  };
  return {
    ...{ name, setName, password, setPassword, submit },
    nameGap: tried && name.trim() === '' ? t.needName : undefined,
    passwordGap: tried && password === '' ? t.needPassword : undefined,
    reason: reasonOf(signIn.error, t.wrong, failedAt),
    busy: signIn.isPending,
  };
}
