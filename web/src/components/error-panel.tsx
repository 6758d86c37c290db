// A read that failed: what happened in one sentence, the request id for the log, and trying again.
import { ApiError } from '../lib/api-client.ts';
import { t } from '../lib/messages/common.ts';
import { StatusIcon } from './status-icon.tsx';
import { Button } from './ui/button.tsx';

interface ErrorPanelProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const answered = error instanceof ApiError ? error : null;
  return (
    <div role="alert" className="rounded-panel border border-danger/60 bg-danger-tint p-4 text-13">
      <p className="flex items-center gap-2 font-semibold">
        <span className="text-danger">
          <StatusIcon kind="ejected" />
        </span>
        {t.failedRead}
      </p>
      <p className="mt-1">{answered?.status === 0 ? t.noAnswer : error.message}</p>
      {answered?.problem && <p className="mono mt-1 text-ink-2">{t.requestId(answered.problem.requestId)}</p>}
      {onRetry && (
        <div className="mt-3">
          <Button small onClick={onRetry}>
            {t.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
