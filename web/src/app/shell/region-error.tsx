// A screen that stopped working: the frame around it lives on, and the screen can be tried again.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Button } from '../../components/ui/button.tsx';
import { ApiError } from '../../lib/api-client.ts';
import { t as common } from '../../lib/messages/common.ts';
import { t } from '../../lib/messages/shell.ts';

export function RegionError({ error, reset }: ErrorComponentProps) {
  const known = error instanceof Error ? error : new Error(String(error));
  return (
    <div className="mx-auto flex w-full max-w-[640px] flex-col gap-4 px-4 py-12">
      {known instanceof ApiError ? <ErrorPanel error={known} onRetry={reset} /> : <Crash {...{ known, reset }} />}
    </div>
  );
}

function Crash({ known, reset }: { readonly known: Error; readonly reset: () => void }) {
  return (
    <>
      <h1 tabIndex={-1} className="text-20">
        {t.crashTitle}
      </h1>
      <p className="text-ink-2">{t.crashText}</p>
      <pre tabIndex={0} className="overflow-x-auto rounded-panel border bg-surface p-3 text-12">
        {known.message}
      </pre>
      <div>
        <Button look="primary" onClick={reset}>
          {common.retry}
        </Button>
      </div>
    </>
  );
}
