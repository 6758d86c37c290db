// Backups: which there are, one more now, a file of each, and restoring one after reading what would be lost.
import type { Backup } from '@gyre/shared/contract/backups';
import { useQuery } from '@tanstack/react-query';
import { Archive, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLine, MenuLink } from '../../../components/ui/menu.tsx';
import { urlOf } from '../../../lib/api-client.ts';
import { formatBytes, formatMoment } from '../../../lib/format.ts';
import { t } from '../backup-messages.ts';
import { useMakeBackup, useRemoveBackup } from '../backup-mutations.ts';
import { backupsQuery } from '../backup-queries.ts';
import { RestoreDialog } from './restore-dialog.tsx';

type Open = { readonly verb: 'restore' | 'remove'; readonly backup: Backup } | null;

export function BackupsSection() {
  const read = useQuery(backupsQuery);
  const make = useMakeBackup();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <section aria-labelledby="backups" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="backups" className="text-16">
            {t.title}
          </h2>
          <p className="mt-0.5 text-13 text-ink-2">{t.about}</p>
        </div>
        <Button
          needs="admin"
          busy={make.isPending}
          icon={<Archive size={14} aria-hidden="true" />}
          onClick={() => make.mutate(undefined)}
        >
          {t.make}
        </Button>
      </div>
      <Listing
        read={read}
        expect={3}
        empty={<p className="rounded-panel border border-line p-4 text-center text-13 text-ink-3">{t.empty}</p>}
      >
        {(backups) => (
          <PlainTable name={t.title} rows={backups} keyOf={(it) => it.id} columns={columns(setOpen)} pairs />
        )}
      </Listing>
      <p className="text-12 break-words text-ink-3">
        {read.data && t.where(read.data.folder)} {t.key}
      </p>
      {open?.verb === 'restore' && <RestoreDialog backup={open.backup} onClose={close} />}
      {open?.verb === 'remove' && <Remove backup={open.backup} onClose={close} />}
    </section>
  );
}

const columns = (onOpen: (open: Open) => void): readonly PlainColumn<Backup>[] => [
  {
    id: 'when',
    sort: ({ at }) => at,
    firstDown: true,
    title: t.when,
    cell: ({ at }) => (
      <>
        {formatMoment(at)}{' '}
        <span className="ml-1 font-normal text-ink-3">
          <TimeAgo at={at} />
        </span>
      </>
    ),
  },
  { id: 'why', sort: ({ why }) => t.whys[why], title: t.why, cell: ({ why }) => t.whys[why] },
  {
    id: 'size',
    sort: ({ bytes }) => bytes,
    firstDown: true,
    title: t.size,
    end: true,
    cell: ({ bytes }) => <span className="num">{formatBytes(bytes)}</span>,
  },
  {
    id: 'verbs',
    title: t.verbs,
    end: true,
    verbs: true,
    cell: (backup) => (
      <Menu
        trigger={
          <IconButton small name={t.verbsOf(formatMoment(backup.at))}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => onOpen({ verb: 'restore', backup })}>{t.restore}</MenuItem>
        <MenuLink href={urlOf('backups.file', { id: backup.id })} download>
          {t.download}
        </MenuLink>
        <MenuLine />
        <MenuItem danger onSelect={() => onOpen({ verb: 'remove', backup })}>
          {t.remove}
        </MenuItem>
      </Menu>
    ),
  },
];

function Remove({ backup, onClose }: { readonly backup: Backup; readonly onClose: () => void }) {
  const remove = useRemoveBackup(onClose);
  return (
    <FormFrame
      danger
      title={t.removeTitle(formatMoment(backup.at))}
      text={t.removeText}
      verb={t.removeVerb}
      needs="admin"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate(backup)}
      onClose={onClose}
    />
  );
}
