// An address that names nothing.
import { AppLink } from '../../components/app-link.tsx';
import { buttonClass } from '../../components/ui/button.tsx';
import { t } from '../../lib/messages/shell.ts';
import { useTitle } from '../../lib/use-title.ts';

export function NotFound() {
  useTitle(t.notFoundTitle);
  return (
    <div className="mx-auto flex max-w-[480px] flex-col items-center gap-3 px-4 py-24 text-center">
      <h1 tabIndex={-1} className="text-20">
        {t.notFoundTitle}
      </h1>
      <p className="text-ink-2">{t.notFoundText}</p>
      <AppLink href="/" className={buttonClass('primary')}>
        {t.toOverview}
      </AppLink>
    </div>
  );
}
