// The first steps of the walk: how the request was read, which rule matched, and its session.
import type { Explanation } from '@gyre/shared/contract/explain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t as words } from '../../../lib/messages/requests.ts';
import { t } from '../messages.ts';

interface WalkProps {
  readonly explanation: Explanation;
}

/** One step of the walk; they are items of an ordered list. */
export function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-b border-line px-4 py-3 text-13 last:border-b-0 md:grid-cols-[120px_minmax(0,1fr)]">
      <h3 className="text-13 font-normal text-ink-3">{title}</h3>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

export function ReadStep({ explanation: { ask } }: WalkProps) {
  const facts = [
    ask.proxyUser === null ? t.byNobody : t.byUser(ask.proxyUser),
    words.kinds[ask.kind],
    ask.target,
    ask.pool === null ? t.noPool : t.inPool(ask.pool),
  ];
  return (
    <Step title={t.readAs}>
      <p className="break-words">{facts.join(' · ')}</p>
      {ask.wishes.length === 0 ? (
        <p className="mt-1 text-ink-3">{t.readAsNone}</p>
      ) : (
        <table className="mt-2 w-full max-w-[520px] text-left">
          <thead className="text-12 text-ink-3">
            <tr>
              {[t.wishKey, t.wishValue, t.wishFrom].map((title) => (
                <th key={title} scope="col" className="pr-3 pb-0.5 font-normal">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ask.wishes.map(({ key, value, from }) => (
              <tr key={`${key}-${from}-${value}`} className="border-t border-line">
                <th scope="row" className="mono py-1 pr-3 font-medium">
                  {key}
                </th>
                <td className="mono py-1 pr-3 break-all">{value}</td>
                <td className="py-1 text-ink-2">{t.froms[from]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Step>
  );
}

export function RuleStep({ explanation: { rule, rulesPassed } }: WalkProps) {
  return (
    <Step title={t.rule}>
      {rule === null ? (
        <p>{t.ruleNone(rulesPassed)}</p>
      ) : (
        <>
          <p>
            <Link to="/rules" search={{ rule: rule.id }} className="text-accent hover:underline">
              {t.ruleMatched(rule.position + 1, rule.name || t.ruleUnnamed)}
            </Link>
          </p>
          <p className="text-ink-2">{rule.does}</p>
          {rulesPassed > 0 && <p className="text-12 text-ink-3">{t.rulesPassed(rulesPassed)}</p>}
        </>
      )}
    </Step>
  );
}

export function SessionStep({ explanation: { session } }: WalkProps) {
  return (
    <Step title={t.session}>
      {session === null ? (
        <p className="text-ink-3">{t.sessionNone}</p>
      ) : (
        <>
          <p>
            <Link to="/sessions" search={{ q: session.name }} className="text-accent hover:underline">
              {t.sessionNamed(session.name)}
            </Link>{' '}
            · <span title={t.guarantees[session.guarantee]}>{session.guarantee}</span>
          </p>
          <p className="text-ink-2">{session.text}</p>
        </>
      )}
    </Step>
  );
}
