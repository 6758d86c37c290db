// Config as code: the document to read and take away, and, for who may, to change, plan and apply.
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { urlOf } from '../../../lib/api-client.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../config-messages.ts';
import { configQuery } from '../config-queries.ts';
import { ConfigEditor } from './config-editor.tsx';
import { ConfigWork } from './config-work.tsx';

export function ConfigSection() {
  const { data, error, refetch } = useQuery(configQuery);
  const may = useMay('admin');
  return (
    <section aria-labelledby="config" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="config" className="text-16">
            {t.title}
          </h2>
          <p className="mt-0.5 text-13 text-ink-2">{t.about}</p>
        </div>
        <div className="flex items-center gap-2">
          {data !== undefined && <CopyButton text={data} what={t.copyWhat} />}
          <a className={buttonClass()} href={urlOf('config.export')} download>
            <Download size={14} aria-hidden="true" />
            {t.download}
          </a>
        </div>
      </div>
      {error && data === undefined && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && (
        <div aria-label={t.reading}>
          <TableSkeleton rows={8} />
        </div>
      )}
      {data !== undefined && may && <ConfigWork now={data} onReread={async () => (await refetch()).data} />}
      {data !== undefined && !may && <ConfigEditor readOnly text={data} faulty={[]} onText={() => {}} ref={null} />}
    </section>
  );
}
