// What an import would do, or did: counts that add up to the lines given, then the lines. Only rows near the viewport are in the page.
import type { ImportLine, ImportReport } from '@gyre/shared/contract/exit-import';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../import-messages.ts';
import { ImportLineRow, textOf, type Correction } from './import-line.tsx';

type Show = 'all' | 'problems' | 'ready';
const isProblem = (line: ImportLine): boolean =>
  line.outcome === 'error' || line.outcome === 'skipped' || line.warnings.length > 0;

interface ReportProps {
  readonly report: ImportReport;
  /** Left out where lines cannot be corrected in their place. */
  readonly correction?: Correction | undefined;
}

export function ImportReportView({ report, correction }: ReportProps) {
  const problems = report.errors + report.skipped;
  const [show, setShow] = useState<Show>(problems > 0 ? 'problems' : 'all');
  const lines = report.lines.filter((line) => (show === 'all' ? true : isProblem(line) === (show === 'problems')));
  return (
    <section aria-label={report.dryRun ? t.dryTitle : t.reportTitle} className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-13">
          {report.dryRun ? t.dryTitle : t.reportTitle}
          <span className="ml-2 font-normal text-ink-3">{t.format(report.format)}</span>
        </h3>
        <Segmented<Show>
          name={t.outcome}
          value={show}
          onChoose={setShow}
          options={[
            ['all', t.filterAll],
            ['ready', t.filterReady],
            ['problems', t.filterProblems],
          ]}
        />
      </div>
      <div role="status">
        <Counts report={report} />
      </div>
      <Lines lines={lines} correction={correction} />
      {report.linesCut && <p className="text-12 text-ink-3">{t.cut}</p>}
    </section>
  );
}

function Counts({ report }: { readonly report: ImportReport }) {
  const names = report.dryRun ? t.counts : t.doneCounts;
  const all: readonly (readonly [keyof typeof t.counts, number])[] = [
    ['added', report.added],
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['skipped', report.skipped],
    ['errors', report.errors],
  ];
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-13">
      {all.map(([key, n]) => (
        <div key={key} className={cn('flex items-baseline gap-1.5', n === 0 && 'text-ink-3')}>
          <dd className={cn('num text-16 font-semibold', key === 'errors' && n > 0 && 'text-danger')}>
            {formatCount(n)}
          </dd>
          <dt>{key === 'errors' && n === 1 ? t.outcomes.error : names[key]}</dt>
        </div>
      ))}
    </dl>
  );
}

function Lines({ lines, correction }: { readonly lines: readonly ImportLine[] } & Pick<ReportProps, 'correction'>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index] && textOf(lines[index]) !== null ? 48 : 30),
    getItemKey: (index) => `${lines[index]?.line ?? index} ${lines[index]?.outcome ?? ''}`,
    overscan: 8,
    initialRect: { width: 600, height: 400 },
  });
  if (lines.length === 0) {
    return <p className="rounded-panel border border-line p-4 text-center text-13 text-ink-3">{t.noProblems}</p>;
  }
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="table"
      aria-label={t.outcome}
      aria-rowcount={lines.length}
      className="h-64 min-h-40 overflow-auto rounded-panel border border-line lg:h-auto lg:flex-1"
    >
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return (
            line && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ImportLineRow line={line} correction={isProblem(line) ? correction : undefined} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
