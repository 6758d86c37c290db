// What one can do with a session from its row.
import type { Session } from '@gyre/shared/contract/sessions';
import { MoreHorizontal } from 'lucide-react';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../messages.ts';
import { useRelease, useRotate } from '../mutations.ts';

interface VerbsProps {
  readonly session: Session;
  readonly onMove: () => void;
}

export function SessionVerbs({ session, onMove }: VerbsProps) {
  const may = useMay('operate');
  const rotate = useRotate();
  const release = useRelease();
  return (
    <Menu
      trigger={
        <IconButton small name={t.actions(session.name)} aria-busy={rotate.isPending || release.isPending || undefined}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem disabled={!may} onSelect={onMove}>
        {t.move}
      </MenuItem>
      <MenuItem disabled={!may || rotate.isPending} onSelect={() => rotate.mutate(session.id)}>
        {t.rotate}
      </MenuItem>
      <MenuLine />
      <MenuItem danger disabled={!may || release.isPending} onSelect={() => release.mutate(session.id)}>
        {t.release}
      </MenuItem>
      {!may && <MenuLabel>{common.needsScope('operate')}</MenuLabel>}
    </Menu>
  );
}
