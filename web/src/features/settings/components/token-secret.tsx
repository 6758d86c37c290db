// A new token, and a command that tries it.
import type { Token } from '@gyre/shared/contract/auth';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { SecretDialog } from '../../../components/secret-dialog.tsx';
import { t as all } from '../messages.ts';

const t = all.tokens;

interface SecretProps {
  readonly token: Token;
  readonly secret: string;
  readonly onClose: () => void;
}

export function TokenSecret({ token, secret, onClose }: SecretProps) {
  return (
    <SecretDialog
      title={t.secretTitle(token.name)}
      text={t.secretText}
      secret={secret}
      what={t.token}
      done={t.done}
      onClose={onClose}
    >
      <CodeSnippet
        name={t.tryIt}
        code={`curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/v1/me`}
      />
    </SecretDialog>
  );
}
