// What the unsaved pool would change for recent requests: other exits, refusals, narrower or wider choice, with examples.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount, formatShare } from '../../../lib/format.ts';
import { t } from '../editor-messages.ts';
import { useWhatIf } from '../mutations.ts';
import { queryOf, type PoolDraft } from '../pool-draft.ts';
import type { PoolEditor } from '../use-pool-editor.ts';

type Effect = Response<EndpointOf<'explain.whatIf'>>;

/** What the effect depends on. */
const asked = (id: string, draft: PoolDraft) => ({
  id,
  query: queryOf(draft),
  strategy: draft.strategy,
  fallbacks: draft.fallbacks.map((one) => one.id),
});

export function WhatIfCard({ editor: { base, draft, own } }: { readonly editor: PoolEditor }) {
  const whatIf = useWhatIf();
  const [tried, setTried] = useState('');
  if (!base) return null;
  const pool = asked(base.id, draft);
  const old = whatIf.data !== undefined && tried !== JSON.stringify(pool);
  const run = (): void => {
    setTried(JSON.stringify(pool));
    whatIf.mutate({ pool });
  };
  return (
    <section aria-label={t.whatIf} className="rounded-panel border border-line p-4 text-13">
      <h2 className="text-14">{t.whatIf}</h2>
      <p className="mt-0.5 mb-3 text-ink-2">{t.whatIfAbout}</p>
      <Button
        small
        busy={whatIf.isPending}
        disabled={own['query'] !== undefined}
        icon={<FlaskConical size={14} aria-hidden="true" />}
        onClick={run}
      >
        {t.whatIfVerb}
      </Button>
      <div role="status" className="mt-3">
        {whatIf.error && <FieldError text={whatIf.error.message} />}
        {whatIf.data && <Facts effect={whatIf.data} />}
        {old && !whatIf.isPending && <p className="mt-2 text-12 text-warning">{t.whatIfOld}</p>}
      </div>
      {whatIf.data && whatIf.data.examples.length > 0 && <Examples effect={whatIf.data} />}
    </section>
  );
}

function Facts({ effect }: { readonly effect: Effect }) {
  if (effect.requests === 0) return <p className="text-ink-3">{t.whatIfNone}</p>;
  const share = (n: number): string => formatShare(n / effect.requests).replace(' ', '\u00a0');
  const worse = effect.refusedAfter > effect.refusedBefore;
  const facts: readonly (readonly [string, number])[] = [
    [t.whatIfFacts.otherPool(share(effect.otherPool)), effect.otherPool],
    [t.whatIfFacts.fewer(share(effect.fewerExits)), effect.fewerExits],
    [t.whatIfFacts.more(share(effect.moreExits)), effect.moreExits],
  ];
  return (
    <>
      <p className="num text-12 text-ink-3">{t.whatIfOn(effect.requests)}</p>
      <dl className="num mt-1 grid grid-flow-dense grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        <Fact
          name={t.whatIfFacts.refused}
          value={t.fromTo(formatCount(effect.refusedBefore), formatCount(effect.refusedAfter))}
          alarming={worse}
        />
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={formatCount(value)} />
        ))}
      </dl>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly alarming?: boolean;
}

const Fact = ({ name, value, alarming }: FactProps) => (
  <div className="contents">
    <dt className="col-start-2 text-ink-2">{name}</dt>
    <dd className={cn('col-start-1 text-right font-semibold', alarming && 'text-danger')}>{value}</dd>
  </div>
);

function Examples({ effect }: { readonly effect: Effect }) {
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-control py-1 text-ink-2 hover:text-ink">{t.whatIfExamples}</summary>
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {effect.examples.map(({ request, before, after }) => (
          <li key={request.id} className="py-1.5">
            <span className="mono block truncate" title={request.target}>
              {request.target}
            </span>
            <span className="block text-12 text-ink-2">{t.fromTo(before, after)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
