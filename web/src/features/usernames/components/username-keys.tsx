// All keys with an example each, folded away until somebody wants them.
import { wishKeys } from '@gyre/shared/vocabulary';
import { keyHelp, t } from '../messages.ts';

export function UsernameKeys() {
  return (
    <details className="text-13">
      <summary className="w-fit rounded-control font-medium">{t.keys}</summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 md:grid-cols-[auto_minmax(0,1fr)]">
        {wishKeys.map((key) => (
          <div key={key} className="md:contents">
            <dt className="mono break-all">{keyHelp(key)[0]}</dt>
            <dd className="text-ink-2">{keyHelp(key)[1]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
