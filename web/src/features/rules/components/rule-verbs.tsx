// Verbs on one rule: edit at hand, the rest in a menu, moving among them for those who neither drag nor use shortcuts.
import { MoreHorizontal } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../messages.ts';

export type RuleVerb = 'edit' | 'duplicate' | 'move' | 'first' | 'last' | 'requests' | 'remove';

interface VerbsProps {
  readonly name: string;
  readonly at: number;
  readonly total: number;
  readonly onVerb: (verb: RuleVerb) => void;
}

export function RuleVerbs({ name, at, total, onVerb }: VerbsProps) {
  const may = useMay('operate');
  return (
    <span className="inline-flex items-center gap-1">
      <Button small needs="operate" aria-label={t.editOf(name)} onClick={() => onVerb('edit')}>
        {t.edit}
      </Button>
      <Menu
        trigger={
          <IconButton small name={t.actions(name)}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem disabled={!may || total < 2} onSelect={() => onVerb('move')}>
          {t.moveDots}
        </MenuItem>
        <MenuItem disabled={!may || at === 0} onSelect={() => onVerb('first')}>
          {t.first}
        </MenuItem>
        <MenuItem disabled={!may || at === total - 1} onSelect={() => onVerb('last')}>
          {t.last}
        </MenuItem>
        <MenuItem disabled={!may} onSelect={() => onVerb('duplicate')}>
          {t.duplicate}
        </MenuItem>
        <MenuItem onSelect={() => onVerb('requests')}>{t.explainLike}</MenuItem>
        <MenuLine />
        <MenuItem danger disabled={!may} onSelect={() => onVerb('remove')}>
          {common.removeDots}
        </MenuItem>
        {!may && <MenuLabel>{common.needsScope('operate')}</MenuLabel>}
      </Menu>
    </span>
  );
}
