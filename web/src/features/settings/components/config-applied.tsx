// What became of applying: where it is running, and secrets that are shown this once. Undo is in the notice and on `u`.
import type { ConfigSecret } from '@gyre/shared/contract/config';
import { CopyButton } from '../../../components/copy-button.tsx';
import { RevisionNote } from '../../../components/revision-note.tsx';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../config-messages.ts';
import type { ConfigPlan } from '@gyre/shared/contract/config';

interface Applied {
  readonly plan: ConfigPlan;
  readonly secrets: readonly ConfigSecret[];
  readonly revision: number | null;
}

export function ConfigApplied({ applied: { plan, secrets, revision } }: { readonly applied: Applied }) {
  return (
    <section aria-label={t.appliedTitle} className="flex flex-col gap-3 rounded-panel border border-line p-4 text-13">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <strong className="font-semibold">{t.appliedTitle}</strong>
        <span>{t.applied(formatCount(plan.create), formatCount(plan.update), formatCount(plan.remove))}</span>
        {revision !== null && <RevisionNote revision={revision} />}
      </p>
      {secrets.length > 0 && (
        <>
          <p className="text-ink-2">{t.secrets}</p>
          <dl className="flex flex-col gap-2">
            {secrets.map(({ noun, name, secret }) => (
              <div key={`${noun} ${name}`} className="rounded-panel border border-line bg-surface px-3 py-2">
                <dt className="text-12 text-ink-2">{t.secretOf(t.nouns[noun], name)}</dt>
                <dd className="flex items-center gap-2">
                  <span className="mono min-w-0 flex-1 break-all">{secret}</span>
                  <CopyButton text={secret} what={name} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
