// Settings in parts, each with an address of its own: the installation, the admins, the API tokens, the backups, the configuration as a document.
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { TabLinks } from '../../../components/tab-links.tsx';
import { session, useMay } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { t as admins } from '../admin-messages.ts';
import { t as backups } from '../backup-messages.ts';
import { t as config } from '../config-messages.ts';
import { t } from '../messages.ts';
import { settingsQuery } from '../queries.ts';
import { AdminsSection } from './admins-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { ConfigSection } from './config-section.tsx';
import { OwnPassword, OwnSessions } from './own-account.tsx';
import { SettingsForm } from './settings-form.tsx';
import { TokensSection } from './tokens-section.tsx';

const parts = ['general', 'admins', 'tokens', 'backups', 'config'] as const;
export type SettingsPart = (typeof parts)[number];
const addresses = {
  general: '/settings',
  admins: '/settings/admins',
  tokens: '/settings/tokens',
  backups: '/settings/backups',
  config: '/settings/config',
} as const;

const names = { ...admins.tabs, backups: backups.tab, config: config.tab };

export function SettingsPage({ part = 'general' }: { readonly part?: SettingsPart }) {
  useTitle(part === 'general' ? t.title : names[part]);
  const tabs = parts.map((tab) => ({ tab, label: names[tab], href: addresses[tab] }));
  return (
    <div className="flex max-w-[960px] flex-col gap-6">
      <PageHeader title={t.title} about={t.about} />
      <TabLinks name={admins.sections} here={part} tabs={tabs} />
      {part === 'general' && <General />}
      {part === 'admins' && <Admins />}
      {part === 'tokens' && <Tokens />}
      {part === 'backups' && <Backups />}
      {part === 'config' && <ConfigSection />}
    </div>
  );
}

function General() {
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <>
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && <TableSkeleton rows={6} />}
      {data && <SettingsForm settings={data} />}
    </>
  );
}

function Admins() {
  const may = useMay('admin');
  const person = useStore(session, (s) => s.identity?.kind === 'admin');
  return (
    <>
      {may ? <AdminsSection /> : <Missing />}
      {person && <OwnPassword />}
      {person && <OwnSessions />}
    </>
  );
}

const Tokens = () => (useMay('admin') ? <TokensSection /> : <Missing />);
const Backups = () => (useMay('admin') ? <BackupsSection /> : <Missing />);

/** Who came by a link to what he may not read is told what is missing. */
function Missing() {
  const identity = useStore(session, (s) => s.identity);
  return (
    <section className="rounded-panel border border-line bg-surface p-4">
      <h2 className="text-16">{admins.missingTitle('admin')}</h2>
      {identity && <p className="mt-1 text-13 text-ink-2">{admins.missingText(identity.name, identity.scope)}</p>}
    </section>
  );
}
