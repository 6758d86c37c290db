// Keeps the page calm while the first answer or a screen's code is on the way.
import { Spinner } from '../../components/ui/spinner.tsx';
import { t } from '../../lib/messages/shell.ts';

export function Starting() {
  return (
    <div role="status" className="flex min-h-48 items-center justify-center gap-2 text-13 text-ink-3">
      <Spinner />
      {t.loadingScreen}
    </div>
  );
}
