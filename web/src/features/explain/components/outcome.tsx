// The end of the walk first: which exit, or the refusal in words with what the client sees, and what would help.
import type { Explanation } from '@gyre/shared/contract/explain';
import { Link } from '@tanstack/react-router';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatClock } from '../../../lib/format.ts';
import type { AskDraft } from '../ask.ts';
import { t } from '../messages.ts';
import { Helps } from './helps.tsx';

/** The heading names the exit already. */
const withoutExit = ({ text, exitLabel }: Explanation['outcome']): string =>
  text.replace(`${t.chosen(exitLabel ?? '')}: `, '');

interface OutcomeProps {
  readonly explanation: Explanation;
  /** As the form has it. */
  readonly asked: AskDraft;
}

export function Outcome({ explanation, asked }: OutcomeProps) {
  const { outcome, helps, revision, at } = explanation;
  const chosen = outcome.exitId !== null;
  return (
    <section
      aria-label={t.outcome}
      className={cn(
        'rounded-panel border p-4',
        chosen ? 'border-healthy/60 bg-healthy-tint' : 'border-danger/60 bg-danger-tint',
      )}
    >
      <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-16">
        <span className={chosen ? 'text-healthy' : 'text-danger'}>
          <StatusIcon kind={chosen ? 'healthy' : 'ejected'} />
        </span>
        {chosen ? (
          <Link to="/exits" search={{ exit: outcome.exitId ?? '' }} className="hover:underline">
            {t.chosen(outcome.exitLabel ?? outcome.exitId ?? '')}
          </Link>
        ) : (
          <span>{t.refused(outcome.code ?? '')}</span>
        )}
        {outcome.status !== null && (
          <span className="num text-13 font-normal text-ink-2">{t.clientSees(outcome.status)}</span>
        )}
      </h2>
      <p className="mt-1 text-13 first-letter:uppercase">{chosen ? withoutExit(outcome) : outcome.text}</p>
      <p className="num mt-1 text-12 text-ink-2">{t.at(revision, formatClock(at))}</p>
      <Helps helps={helps} asked={asked} />
    </section>
  );
}
