// Without an echo target nothing is measured; says so where the measurements would be.
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { t } from '../messages.ts';
import { settingsQuery } from '../queries.ts';

export function EchoHint() {
  const { data } = useQuery(settingsQuery);
  if (!data || data.places.echoTargets.some((target) => target !== '')) return null;
  return (
    <section
      aria-label={t.echoTitle}
      className="flex flex-wrap items-center justify-between gap-3 rounded-panel border border-line bg-surface px-4 py-3 text-13"
    >
      <div className="min-w-0 flex-1 basis-80">
        <h2 className="text-13">{t.echoTitle}</h2>
        <p className="text-ink-2">{t.echoText}</p>
      </div>
      <AppLink href="/settings" className={buttonClass('plain', true)}>
        {t.echoSet}
      </AppLink>
    </section>
  );
}
