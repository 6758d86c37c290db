// What clients notice of a pool: how long a session keeps its exit, how often a request tries, and how long it waits for a free exit.
import { guarantees, type Guarantee } from '@gyre/shared/vocabulary';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { formatCount, formatMs, formatSpan } from '../../../lib/format.ts';
import { t } from '../editor-messages.ts';
import type { PoolDraft } from '../pool-draft.ts';
import type { PoolEditor } from '../use-pool-editor.ts';
import { Fields, Sentence, valueOf } from './field-parts.tsx';
import { PoolAmount } from './pool-amount.tsx';

interface PartProps {
  readonly editor: PoolEditor;
}

const Warning = ({ text }: { readonly text: string }) => (
  <p role="status" className="mt-3 flex items-start gap-2 text-13 text-warning">
    <span className="mt-0.5">
      <StatusIcon kind="warning" />
    </span>
    {text}
  </p>
);

export function SessionFields({ editor }: PartProps) {
  const { draft, setDraft, problems } = editor;
  const ttl = valueOf(draft, 'session/ttlMs');
  return (
    <>
      <Fields>
        <PoolAmount editor={editor} of="session/ttlMs" />
        <Field label={t.expiry} error={problems['session/expiry']}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.expiry}
              onChange={(event) => setDraft({ ...draft, expiry: event.target.value as PoolDraft['expiry'] })}
            >
              <option value="sliding">{t.expiries.sliding}</option>
              <option value="fixed">{t.expiries.fixed}</option>
            </Select>
          )}
        </Field>
        <Field label={t.guarantee} error={problems['session/guarantee']}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.guarantee}
              onChange={(event) => setDraft({ ...draft, guarantee: event.target.value as Guarantee })}
            >
              {guarantees.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
      </Fields>
      {ttl !== null && (
        <Sentence>
          {t.sessionSentence(formatSpan(ttl), draft.expiry === 'sliding', draft.guarantee)}{' '}
          {draft.guarantee !== 'strict' && t.moveTold}
        </Sentence>
      )}
    </>
  );
}

export function RetryFields({ editor }: PartProps) {
  const dial = valueOf(editor.draft, 'retry/attemptMs');
  const total = valueOf(editor.draft, 'retry/totalMs');
  return (
    <>
      <Fields>
        <PoolAmount editor={editor} of="retry/maxAttempts" />
        <PoolAmount editor={editor} of="retry/totalMs" />
        <PoolAmount editor={editor} of="retry/attemptMs" />
        <PoolAmount editor={editor} of="retry/firstByteMs" />
      </Fields>
      {dial !== null && total !== null && dial >= total && <Warning text={t.dialTooLong} />}
    </>
  );
}

export function QueueFields({ editor }: PartProps) {
  const waiting = valueOf(editor.draft, 'queue/maxWaiting');
  const wait = valueOf(editor.draft, 'queue/waitMs');
  const total = valueOf(editor.draft, 'retry/totalMs');
  return (
    <>
      <Fields>
        <PoolAmount editor={editor} of="queue/maxWaiting" help={t.perWorker} />
        <PoolAmount editor={editor} of="queue/waitMs" />
      </Fields>
      {waiting !== null && wait !== null && (
        <Sentence>{waiting === 0 ? t.queueNone : t.queueSentence(formatCount(waiting), formatMs(wait))}</Sentence>
      )}
      {waiting !== 0 && wait !== null && total !== null && wait >= total && <Warning text={t.waitTooLong} />}
    </>
  );
}
