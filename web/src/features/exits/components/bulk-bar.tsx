// Verbs on the selection. The bar always states the exact count; what cannot be undone asks first.
import type { AdminState } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { WriteRunLine } from '../../../components/write-run-line.tsx';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/menu.tsx';
import { formatCount } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useStartProbes } from '../../../lib/probe-runs.ts';
import { useMay } from '../../../lib/session.ts';
import { isUnderWay, writeRunsQuery } from '../../../lib/write-runs.ts';
import { toast } from '../../../lib/toasts.ts';
import { useMedia } from '../../../lib/use-media.ts';
import { t } from '../messages.ts';
import { useBulk, type BulkAction } from '../mutations.ts';
import type { Selection } from '../selection.ts';
import { BulkPoolDialog, BulkRemoveDialog, BulkTagsDialog } from './bulk-dialogs.tsx';

const bar =
  'absolute inset-x-0 bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raised px-3 py-2 md:rounded-b-panel';
type Asking = 'add-tags' | 'remove-tags' | 'add-to-pool' | 'remove' | null;

interface BarProps {
  readonly selection: Selection;
  readonly total: number;
}

export function BulkBar({ selection, total }: BarProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const bulk = useBulk((verb) => {
    setAsking(null);
    if (verb === 'remove') selection.clear();
  });
  const roomy = useMedia('(min-width: 1024px)');
  const act = (action: BulkAction): void => bulk.mutate({ selection: selection.asked, action });
  const probes = useStartProbes(({ total: many }) => toast({ kind: 'info', text: t.probing(many) }));
  const onProbe = (): void => probes.mutate(selection.asked);
  const failed = bulk.error ?? probes.error;
  const setState = (adminState: AdminState): void => act({ verb: 'set-state', adminState });
  const close = (): void => {
    setAsking(null);
    bulk.reset();
  };
  const dialog = { count: selection.size, busy: bulk.isPending, error: bulk.error?.message, onClose: close };
  const { data: runs } = useQuery(writeRunsQuery);
  const run = runs?.items.find(isUnderWay);
  if (run !== undefined)
    return (
      <div role="region" aria-label={t.bulk} className={bar}>
        <WriteRunLine run={run} />
      </div>
    );
  if (selection.size === 0) return null;
  return (
    <div role="region" aria-label={t.bulk} className={bar}>
      <Selected selection={selection} total={total} />
      <span className="grow" />
      <StateVerbs busy={bulk.isPending} onState={setState} />
      {roomy ? <MoreButtons onAsk={setAsking} onProbe={onProbe} /> : <MoreMenu onAsk={setAsking} onProbe={onProbe} />}
      {asking === null && failed && (
        <p role="alert" className="w-full text-13 text-danger">
          {t.failedBulk}: {failed.message}
        </p>
      )}
      {(asking === 'add-tags' || asking === 'remove-tags') && (
        <BulkTagsDialog {...dialog} verb={asking} onTags={(tags) => act({ verb: asking, tags: [...tags] })} />
      )}
      {asking === 'add-to-pool' && (
        <BulkPoolDialog {...dialog} onPool={(poolId) => act({ verb: 'add-to-pool', poolId })} />
      )}
      {asking === 'remove' && <BulkRemoveDialog {...dialog} onRemove={() => act({ verb: 'remove' })} />}
    </div>
  );
}

function Selected({ selection, total }: BarProps) {
  return (
    <>
      <span className="text-13 font-semibold">{t.selected(formatCount(selection.size))}</span>
      <IconButton small name={t.clearSelection} onClick={selection.clear}>
        <X size={16} aria-hidden="true" />
      </IconButton>
      {!selection.all && total > selection.size && (
        <Button small look="quiet" onClick={selection.selectAll}>
          {t.selectAll(formatCount(total))}
        </Button>
      )}
      {selection.all && <span className="text-12 text-ink-2">{t.selectAllOn}</span>}
    </>
  );
}

function StateVerbs({ busy, onState }: { readonly busy: boolean; readonly onState: (state: AdminState) => void }) {
  return (
    <div className="flex gap-2">
      <Button small needs="operate" busy={busy} onClick={() => onState('enabled')}>
        {t.enable}
      </Button>
      <Button small needs="operate" busy={busy} onClick={() => onState('draining')}>
        {t.drain}
      </Button>
      <Button small needs="operate" busy={busy} onClick={() => onState('disabled')}>
        {t.disable}
      </Button>
    </div>
  );
}

interface MoreProps {
  readonly onAsk: (asking: Asking) => void;
  readonly onProbe: () => void;
}

function MoreButtons({ onAsk, onProbe }: MoreProps) {
  return (
    <div className="flex gap-2">
      <Button small needs="operate" onClick={() => onAsk('add-tags')}>
        {t.addTags}
      </Button>
      <Button small needs="operate" onClick={() => onAsk('remove-tags')}>
        {t.removeTags}
      </Button>
      <Button small needs="operate" onClick={() => onAsk('add-to-pool')}>
        {t.addToPool}
      </Button>
      <Button small needs="operate" onClick={onProbe}>
        {t.probe}
      </Button>
      <Button small needs="operate" look="danger-quiet" onClick={() => onAsk('remove')}>
        {t.remove}
      </Button>
    </div>
  );
}

function MoreMenu({ onAsk, onProbe }: MoreProps) {
  const may = useMay('operate');
  return (
    <Menu trigger={<Button small>{common.moreActions}</Button>}>
      <MenuItem disabled={!may} onSelect={() => onAsk('add-tags')}>
        {t.addTags}
      </MenuItem>
      <MenuItem disabled={!may} onSelect={() => onAsk('remove-tags')}>
        {t.removeTags}
      </MenuItem>
      <MenuItem disabled={!may} onSelect={() => onAsk('add-to-pool')}>
        {t.addToPool}
      </MenuItem>
      <MenuItem disabled={!may} onSelect={onProbe}>
        {t.probe}
      </MenuItem>
      <MenuLine />
      <MenuItem danger disabled={!may} onSelect={() => onAsk('remove')}>
        {t.remove}
      </MenuItem>
    </Menu>
  );
}
