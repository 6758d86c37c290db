// Type a username and see how Gyre reads it: with the very grammar the workers use, so no request is made.
import { explainUsername, type ExplainedUsername } from '@gyre/shared/wishes/explain';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { isProxyUserName } from '../commands.ts';
import { examples, t } from '../messages.ts';
import { UsernameCommands } from './username-commands.tsx';
import { UsernameKeys } from './username-keys.tsx';
import { UsernameParts } from './username-parts.tsx';
import { UsernameReading } from './username-reading.tsx';

interface TryItProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function UsernameTryIt({ text, onText }: TryItProps) {
  const explained = explainUsername(text);
  return (
    <div className="flex flex-col gap-4">
      <Field label={t.label} help={t.help} error={problemOf(text, explained)}>
        {(ids) => <Input {...ids} code data-autofocus value={text} onChange={(event) => onText(event.target.value)} />}
      </Field>
      {text !== '' && <UsernameReading text={text} explained={explained} />}
      <Examples onChoose={onText} />
      {explained.parts.length > 0 && <UsernameParts parts={explained.parts} />}
      {explained.ok && isProxyUserName(explained.user) && (
        <UsernameCommands username={text} user={explained.user} wishes={explained.wishes} />
      )}
      <UsernameKeys />
    </div>
  );
}

function problemOf(text: string, explained: ExplainedUsername): string | undefined {
  if (text === '') return undefined;
  if (!explained.ok) return `${explained.message}. ${t.mistakeAt(explained.start + 1)}`;
  return isProxyUserName(explained.user) ? undefined : t.oddName(explained.user);
}

function Examples({ onChoose }: { readonly onChoose: (text: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-12">
      <span className="text-ink-3">{t.examples}</span>
      {examples.map((one) => (
        <button
          key={one}
          type="button"
          onClick={() => onChoose(one)}
          className="mono rounded-control border border-line px-1.5 py-0.5 text-left break-all text-ink-2 hover:bg-surface hover:text-ink pointer-coarse:min-h-11"
        >
          {one}
        </button>
      ))}
    </div>
  );
}
