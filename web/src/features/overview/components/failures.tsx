// Why requests failed, most frequent first; each code with its meaning.
import type { Overview } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../lib/format.ts';
import { failureHints, failureWords } from '../../../lib/messages/failures.ts';
import { t } from '../messages.ts';
import { Panel } from './panel.tsx';

const shown = 6;

export function Failures({ failures }: { readonly failures: Overview['failures'] | undefined }) {
  const all = failures ?? [];
  return (
    <Panel title={t.failures} about={t.failuresAbout}>
      {all.length === 0 ? (
        <p className="text-13 text-ink-3">{t.failuresNone}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {all.slice(0, shown).map(({ code, count }) => (
            <li key={code} className="text-13">
              <p className="flex items-baseline justify-between gap-3">
                <Link
                  to="/requests"
                  search={{ q: `code:${code}` }}
                  className="font-medium hover:underline pointer-coarse:py-1"
                  title={code}
                >
                  {failureWords(code)}
                </Link>
                <span className="num font-medium">{formatCount(count)}</span>
              </p>
              <p className="text-12 text-ink-3">{failureHints[code]}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
