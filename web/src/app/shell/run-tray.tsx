// Long work in the bar on top: large writes, probes of many exits, and imports, shown while they are under way, wherever one is. Tells once how each
// of one's own ended.
import type { ProbeRun } from '@gyre/shared/contract/health';
import { useIsMutating, useQuery } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { RunLine } from '../../components/run-line.tsx';
import { Popover } from '../../components/ui/popover.tsx';
import { WriteRunLine } from '../../components/write-run-line.tsx';
import { importKey, importRunsQuery, isOwnImport } from '../../lib/import-runs.ts';
import { t } from '../../lib/messages/write-runs.ts';
import { probeRunsQuery, useStopProbes } from '../../lib/probe-runs.ts';
import { isUnderWay, percentOf, writeRunsQuery } from '../../lib/write-runs.ts';
import { ImportRunLine, SendingLine } from './import-run-line.tsx';
import { useImportNotices } from './use-import-notices.ts';
import { useProbeNotices } from './use-probe-notices.ts';
import { useRunNotices } from './use-run-notices.ts';

export function RunTray() {
  const { writing, importing, probing, sending } = useWorks();
  const [first] = [...writing, ...importing, ...probing];
  const works = writing.length + importing.length + probing.length + (sending ? 1 : 0);
  if (works === 0) return null;
  return (
    <Popover
      align="end"
      name={t.title}
      trigger={
        <button
          type="button"
          aria-label={first ? t.tray(percentOf(first), works) : t.importing}
          className="flex h-8 items-center gap-1.5 rounded-control px-2 text-13 whitespace-nowrap text-ink-2 hover:bg-raised hover:text-ink pointer-coarse:min-h-11"
        >
          <LoaderCircle size={14} aria-hidden="true" />
          {first && <span className="num">{percentOf(first)} %</span>}
        </button>
      }
    >
      <div className="flex w-[440px] max-w-[calc(100vw-24px)] flex-col gap-3 p-4">
        <h2 className="text-14">{t.title}</h2>
        {writing.map((run) => (
          <WriteRunLine key={run.id} run={run} />
        ))}
        {probing.map((run) => (
          <ProbeRunLine key={run.id} run={run} />
        ))}
        {importing.map((run) => (
          <ImportRunLine key={run.id} run={run} />
        ))}
        {sending && <SendingLine />}
      </div>
    </Popover>
  );
}

/** What is under way. `sending`: an import of this page that no run is known of yet. */
function useWorks() {
  const writes = useQuery(writeRunsQuery).data?.items;
  const imports = useQuery(importRunsQuery).data?.items;
  const probes = useQuery(probeRunsQuery).data?.items;
  const sent = useIsMutating({ mutationKey: importKey });
  useRunNotices(writes);
  useImportNotices(imports);
  useProbeNotices(probes);
  const importing = (imports ?? []).filter(isUnderWay);
  return {
    writing: (writes ?? []).filter(isUnderWay),
    importing,
    probing: (probes ?? []).filter(isUnderWay),
    sending: sent > 0 && !importing.some(isOwnImport),
  };
}

function ProbeRunLine({ run: { id, done, ok, total, startedAt } }: { readonly run: ProbeRun }) {
  const stop = useStopProbes();
  return (
    <RunLine
      name={t.probing}
      {...{ done, total, startedAt }}
      failed={done - ok}
      stopping={stop.isPending}
      onStop={() => stop.mutate(id)}
    />
  );
}
