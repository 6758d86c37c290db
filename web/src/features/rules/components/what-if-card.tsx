// What the unsaved rule would have done to the requests that are kept, in numbers and examples.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response as Answer } from '@gyre/shared/contract/contract';
import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { call } from '../../../lib/api-client.ts';
import { formatCount } from '../../../lib/format.ts';
import { withSession } from '../../../lib/session.ts';
import { d } from '../dialog-messages.ts';

type Effect = Answer<EndpointOf<'explain.whatIf'>>;

export interface Unsaved {
  readonly id?: string;
  readonly at: number;
  readonly when: RuleWhen;
  readonly then: RuleThen;
}

interface CardProps {
  readonly rule: Unsaved;
  /** The fields cannot be read yet. */
  readonly unreadable: boolean;
  readonly onTried: () => void;
}

export function WhatIfCard({ rule, unreadable, onTried }: CardProps) {
  const now = JSON.stringify(rule);
  const [tried, setTried] = useState('');
  const [refused, setRefused] = useState(false);
  const ask = useMutation({
    mutationFn: () => withSession(() => call('explain.whatIf', { body: { rule } })),
  });
  const run = (): void => {
    onTried();
    setRefused(unreadable);
    if (unreadable) return;
    setTried(now);
    ask.mutate();
  };
  return (
    <section aria-label={d.whatIf} className="rounded-panel border bg-surface p-3 text-13">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h3 className="text-13">{d.whatIf}</h3>
          <p className="text-12 text-ink-3">{d.whatIfAbout}</p>
        </div>
        <Button small busy={ask.isPending} icon={<FlaskConical size={14} aria-hidden="true" />} onClick={run}>
          {d.whatIfVerb}
        </Button>
      </div>
      <div role="status" className="not-empty:mt-3">
        {refused && unreadable && <FieldError text={d.unreadable} />}
        {ask.error && <FieldError text={ask.error.message} />}
        {ask.data && tried !== now && <p className="mb-2 text-12 text-warning">{d.whatIfOld}</p>}
        {ask.data && <EffectWords effect={ask.data} />}
      </div>
    </section>
  );
}

function EffectWords({ effect }: { readonly effect: Effect }) {
  const { requests, otherPool, refusedBefore, refusedAfter, fewerExits, moreExits, examples } = effect;
  if (requests === 0) return <p>{d.whatIfNone}</p>;
  const facts = [
    otherPool > 0 ? d.whatIfOther(otherPool) : '',
    refusedBefore === refusedAfter ? '' : d.whatIfRefused(formatCount(refusedBefore), formatCount(refusedAfter)),
    fewerExits > 0 ? d.whatIfFewer(fewerExits) : '',
    moreExits > 0 ? d.whatIfMore(moreExits) : '',
  ].filter((text) => text !== '');
  return (
    <>
      <p className="num">
        {d.whatIfOf(requests)}{' '}
        <span className="font-medium">{facts.length === 0 ? d.whatIfSame : facts.join(' · ')}</span>
      </p>
      {examples.length > 0 && (
        <>
          <h4 className="mt-2 text-12 font-normal text-ink-3">{d.whatIfExamples}</h4>
          <ul className="divide-y divide-line">
            {examples.map(({ request, before, after }) => (
              <li key={request.id} className="flex flex-wrap items-baseline gap-x-3 py-1">
                {/* In another tab: what is typed here would be lost. */}
                <a
                  href={`/requests/${request.id}`}
                  target="_blank"
                  rel="noreferrer"
                  className="mono min-w-0 truncate hover:underline"
                >
                  {request.target}
                </a>
                <span className="text-ink-2">{d.fromTo(before, after)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
