// What the API said about one request: the outcome, then the walk that led to it, pool by pool.
import type { Explanation } from '@gyre/shared/contract/explain';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { AttemptList } from '../../../components/attempt-list.tsx';
import { RequestResult } from '../../../components/request-cells.tsx';
import { formatMoment } from '../../../lib/format.ts';
import { t as words } from '../../../lib/messages/requests.ts';
import type { AskDraft } from '../ask.ts';
import { t } from '../messages.ts';
import { Outcome } from './outcome.tsx';
import { PoolFunnel } from './pool-funnel.tsx';
import { ReadStep, RuleStep, SessionStep } from './reading.tsx';

interface ResultProps {
  readonly explanation: Explanation;
  /** As the form has it. */
  readonly asked: AskDraft;
  /** The request that was, when one is explained. */
  readonly request?: RequestRow | undefined;
}

export function Result({ explanation, asked, request }: ResultProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {request && <AsWas request={request} explanation={explanation} />}
      <Outcome explanation={explanation} asked={asked} />
      <section>
        <h2 className="sr-only">{t.walk}</h2>
        <ol className="rounded-panel border">
          <ReadStep explanation={explanation} />
          <RuleStep explanation={explanation} />
          <SessionStep explanation={explanation} />
        </ol>
      </section>
      {explanation.pools.map((pool, at) => (
        <PoolFunnel key={pool.id} pool={pool} at={at} session={explanation.session} />
      ))}
    </div>
  );
}

function AsWas({ request, explanation }: { readonly request: RequestRow; readonly explanation: Explanation }) {
  const { outcome } = explanation;
  const was = request.exitLabel ?? request.exitId;
  return (
    <section className="rounded-panel border p-4">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-13">
        <h2 className="text-13">{t.asWas}</h2>
        <RequestResult row={request} />
        <span className="num text-ink-3">{formatMoment(request.at)}</span>
        <span className="num text-ink-3">{t.wasDecided(request.revision)}</span>
        <Link to="/requests" search={{ request: request.id }} className="ml-auto text-accent hover:underline">
          {t.openRequest}
        </Link>
      </header>
      <h3 className="sr-only">{words.attempts}</h3>
      <AttemptList row={request} />
      <p className="mt-3 text-13 text-ink-2">
        {was !== null && outcome.exitLabel !== null && (
          <>{request.exitId === outcome.exitId ? t.sameNow(was) : t.differs(was, outcome.exitLabel)} </>
        )}
        {t.nowBelow}
      </p>
    </section>
  );
}
