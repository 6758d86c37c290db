// What one listener looks like in its row: bound or why not, open to everybody, its verbs.
import type { Listener } from '@gyre/shared/contract/listeners';
import { MoreHorizontal } from 'lucide-react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import type { ListenerVerb } from '../columns.tsx';
import { t } from '../messages.ts';
import { useUpdateListener } from '../mutations.ts';

export function OpenMark() {
  return (
    <span className="inline-flex items-center gap-1 rounded-control bg-danger-tint px-1.5 text-12 font-medium text-danger">
      <StatusIcon kind="ejected" size={12} />
      {t.open}
    </span>
  );
}

export function BoundState({ listener }: { readonly listener: Listener }) {
  if (!listener.enabled) {
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-3">
        <StatusIcon kind="disabled" size={12} />
        {t.off}
      </span>
    );
  }
  const all = listener.workersBound === listener.workers && listener.workers > 0;
  return (
    <span>
      <span className={`inline-flex items-center gap-1.5 ${all ? 'text-healthy' : 'text-danger'}`}>
        <StatusIcon kind={all ? 'healthy' : 'ejected'} size={12} />
        <span className="num">
          {listener.workersBound === 0 ? t.notBound : t.boundIn(listener.workersBound, listener.workers)}
        </span>
      </span>
      {listener.problem && <span className="block max-w-80 text-12 text-danger">{listener.problem}</span>}
    </span>
  );
}

interface VerbsProps {
  readonly listener: Listener;
  readonly onVerb: (verb: ListenerVerb) => void;
}

export function ListenerVerbs({ listener, onVerb }: VerbsProps) {
  const may = useMay('admin');
  const update = useUpdateListener(undefined, t.failedSave);
  return (
    <span className="inline-flex items-center gap-2">
      <Button small needs="admin" onClick={() => onVerb('edit')} aria-label={t.editTitle(listener.name)}>
        {t.edit}
      </Button>
      <Menu
        trigger={
          <IconButton small name={t.actions(listener.name)}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem
          disabled={!may}
          onSelect={() =>
            listener.enabled || listener.auth !== 'never'
              ? update.mutate({ id: listener.id, body: { enabled: !listener.enabled } })
              : onVerb('edit')
          }
        >
          {listener.enabled ? t.disable : t.enable}
        </MenuItem>
        <MenuLine />
        <MenuItem danger disabled={!may || listener.fromFlags} onSelect={() => onVerb('remove')}>
          {common.removeDots}
        </MenuItem>
        {listener.fromFlags && <MenuLabel>{t.fromFlagsHelp}</MenuLabel>}
        {!may && <MenuLabel>{common.needsScope('admin')}</MenuLabel>}
      </Menu>
    </span>
  );
}
