// Settings of the installation, and the API tokens.
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { useTitle } from '../../../lib/use-title.ts';
import { t } from '../messages.ts';
import { settingsQuery } from '../queries.ts';
import { SettingsForm } from './settings-form.tsx';
import { TokensSection } from './tokens-section.tsx';

export function SettingsPage() {
  useTitle(t.title);
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <div className="flex max-w-[960px] flex-col gap-6">
      <PageHeader title={t.title} about={t.about} />
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && <TableSkeleton rows={6} />}
      {data && <SettingsForm settings={data} />}
      <TokensSection />
    </div>
  );
}
