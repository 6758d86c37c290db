// Probe now: the steps of one probe with their times, and the sentence of what went wrong.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Spinner } from '../../../components/ui/spinner.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatMs } from '../../../lib/format.ts';
import { healthHints, failureWords } from '../../../lib/messages/failures.ts';
import { t } from '../drawer-messages.ts';

type ProbeReport = Response<EndpointOf<'exits.probe'>>;

interface ProbePanelProps {
  readonly busy: boolean;
  readonly report: ProbeReport | undefined;
  readonly error: Error | null;
}

export function ProbePanel({ busy, report, error }: ProbePanelProps) {
  if (!busy && !report && !error) return null;
  return (
    <section aria-label={t.probeTitle} className="mb-6 rounded-panel border border-line bg-surface p-3 text-13">
      <div role="status">
        {busy && (
          <p className="flex items-center gap-2 text-ink-2">
            <Spinner />
            {t.probing}
          </p>
        )}
        {!busy && error && <p className="text-danger">{error.message}</p>}
        {!busy && !error && report && <Verdict report={report} />}
      </div>
      {!busy && !error && report && <Steps report={report} />}
    </section>
  );
}

function Verdict({ report }: { readonly report: ProbeReport }) {
  if (report.ok) {
    return (
      <p className="flex items-center gap-2 font-medium text-healthy">
        <StatusIcon kind="healthy" size={14} />
        {t.probePassed(formatMs(report.totalMs))}
      </p>
    );
  }
  return (
    <div>
      <p className="flex items-center gap-2 font-medium text-danger">
        <StatusIcon kind="ejected" size={14} />
        {report.failure ? failureWords(report.failure) : t.probeFailed}
      </p>
      {report.failure && <p className="mt-1 text-ink-2">{healthHints[report.failure]}</p>}
      {report.detail && <p className="mono mt-1 break-words text-ink-3">{report.detail}</p>}
    </div>
  );
}

function Steps({ report }: { readonly report: ProbeReport }) {
  const longest = Math.max(1, ...report.steps.map((step) => step.ms));
  if (report.steps.length === 0) return <p className="mt-2 text-ink-3">{t.probeNoSteps}</p>;
  return (
    <ol className="mt-3 flex flex-col gap-1.5">
      {report.steps.map((step, i) => (
        <li key={i} className="grid grid-cols-[16px_minmax(0,150px)_minmax(24px,1fr)_72px] items-center gap-2">
          <span className={step.ok ? 'text-healthy' : 'text-danger'}>
            <StatusIcon kind={step.ok ? 'healthy' : 'ejected'} size={12} />
          </span>
          <span className="truncate">{t.stepNames[step.name] ?? step.name}</span>
          <span aria-hidden="true" className="h-1.5 rounded-full bg-raised">
            <span
              className={cn('block h-full min-w-1 rounded-full', step.ok ? 'bg-series-1' : 'bg-danger')}
              style={{ width: `${(step.ms / longest) * 100}%` }}
            />
          </span>
          <span className="num text-right text-ink-2">
            {formatMs(step.ms)}
            <span className="sr-only">, {step.ok ? t.stepOk : t.stepFailed}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
