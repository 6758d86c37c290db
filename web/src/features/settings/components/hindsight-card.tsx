// What the typed thresholds of health would have done to the traffic of the last while, against those in force, and which exits make the difference.
import { hindsightSpans, type Hindsight } from '@gyre/shared/contract/hindsight';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { formatCount, formatMoment, formatShare, formatSpan } from '../../../lib/format.ts';
import { failureWords } from '../../../lib/messages/failures.ts';
import { h } from '../hindsight-messages.ts';
import { useHindsight, type SettingsUpdate } from '../mutations.ts';

interface CardProps {
  /** What was typed and is not saved. */
  readonly health: NonNullable<SettingsUpdate['health']>;
  /** Some of the fields cannot be read. */
  readonly unreadable: boolean;
  readonly onTried: () => void;
}

/** Less than this of all requests is worth a word. */
const nearlyAllPercent = 99;

export function HindsightCard({ health, unreadable, onTried }: CardProps) {
  const [span, setSpan] = useState<(typeof hindsightSpans)[number]>('1h');
  const [tried, setTried] = useState('');
  const [refused, setRefused] = useState(false);
  const ask = useHindsight();
  const now = JSON.stringify([health, span]);
  const run = (): void => {
    onTried();
    setRefused(unreadable);
    if (unreadable) return;
    setTried(now);
    ask.mutate({ health, span });
  };
  return (
    <section aria-label={h.title} className="rounded-panel border border-line bg-surface p-3 text-13">
      {/* That of the group is hidden: its legend says it. */}
      <h2 className="text-13">{h.title}</h2>
      <p className="text-12 text-ink-3">{h.about}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Segmented
          name={h.span}
          value={span}
          onChoose={setSpan}
          options={hindsightSpans.map((one) => [one, h.spans[one]] as const)}
        />
        <Button small busy={ask.isPending} icon={<FlaskConical size={14} aria-hidden="true" />} onClick={run}>
          {h.verb}
        </Button>
      </div>
      <div role="status" className="not-empty:mt-3">
        {refused && unreadable && <FieldError text={h.unreadable} />}
        {ask.error && <FieldError text={ask.error.message} />}
        {ask.data && tried !== now && <p className="mb-2 text-12 text-warning">{h.old}</p>}
        {ask.data && <Effect effect={ask.data} />}
      </div>
    </section>
  );
}

function Effect({ effect }: { readonly effect: Hindsight }) {
  const { requests, attempts, from, cut, loggedPercent, happened, added, saved } = effect;
  if (attempts === 0) return <p className="text-ink-3">{h.none}</p>;
  return (
    <div className="flex flex-col gap-2">
      <p className="num text-12 text-ink-3">{h.on(requests, attempts, formatMoment(from))}</p>
      {cut && <p className="text-12 text-warning">{h.cut}</p>}
      {loggedPercent !== null && loggedPercent < nearlyAllPercent && (
        <p className="num text-12 text-warning">{h.sampled(formatShare(loggedPercent / 100))}</p>
      )}
      <Sides effect={effect} />
      {added.exits + saved.exits === 0 && <p className="font-medium">{h.same}</p>}
      {added.exits > 0 && <Difference title={h.added(added.exits)} of={added} />}
      {saved.exits > 0 && <Difference title={h.saved(saved.exits)} of={saved} />}
      <p className="num text-12 text-ink-3">{h.happened(happened.ejections, happened.byTraffic)}</p>
    </div>
  );
}

const facts: readonly (readonly [string, (side: Hindsight['present']) => string])[] = [
  [h.facts.exits, ({ exits }) => formatCount(exits)],
  [h.facts.worked, ({ worked }) => formatCount(worked)],
  [h.facts.ejections, ({ ejections }) => formatCount(ejections)],
  [h.facts.out, ({ outMs }) => formatSpan(outMs)],
  [h.facts.withheld, ({ withheldOk, withheldFailed }) => formatCount(withheldOk + withheldFailed)],
  [h.facts.withheldOk, ({ withheldOk }) => formatCount(withheldOk)],
];

const Sides = ({ effect: { present, typed } }: { readonly effect: Hindsight }) => (
  <table aria-label={h.table} className="num w-full max-w-xl text-left">
    <thead className="text-12 text-ink-3">
      <tr>
        <th scope="col" className="font-normal">
          {h.row}
        </th>
        <th scope="col" className="px-2 text-right font-normal">
          {h.present}
        </th>
        <th scope="col" className="text-right font-normal">
          {h.typed}
        </th>
      </tr>
    </thead>
    <tbody>
      {facts.map(([name, of]) => (
        <tr key={name} className="border-t border-line">
          <th scope="row" className="py-1 font-normal text-ink-2">
            {name}
          </th>
          <td className="px-2 text-right">{of(present)}</td>
          <td className="text-right font-semibold">{of(typed)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

function Difference({ title, of: { exits, first } }: { readonly title: string; readonly of: Hindsight['added'] }) {
  return (
    <div>
      <h3 className="text-13 font-medium">{title}</h3>
      <ul aria-label={title} className="divide-y divide-line">
        {first.map(({ exitId, exitLabel, at, reason, detail, worked }) => (
          <li key={exitId} className="flex flex-wrap items-baseline gap-x-3 py-1">
            {exitLabel === '' ? (
              <span className="text-ink-3">{h.gone}</span>
            ) : (
              <AppLink href={`/exits/${exitId}?tab=timeline`} className="mono hover:underline">
                {exitLabel}
              </AppLink>
            )}
            <span className="num text-ink-3">{formatMoment(at)}</span>
            {reason && <span title={detail}>{failureWords(reason)}</span>}
            <span className="text-ink-2">{detail}</span>
            {worked !== null && <span className="text-ink-2">{worked ? h.worked : h.failed}</span>}
          </li>
        ))}
      </ul>
      {exits > first.length && <p className="num text-ink-3">{h.more(exits - first.length)}</p>}
    </div>
  );
}
