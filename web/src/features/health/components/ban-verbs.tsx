// Verbs on one site ban: lift it at hand; narrowing the list and lifting more in a menu.
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import { MoreHorizontal } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { toast } from '../../../lib/toasts.ts';
import { t } from '../ban-messages.ts';
import { useLift } from '../mutations.ts';
import type { LiftWhat } from './lift-many.tsx';

interface VerbsProps {
  readonly ban: SiteBan;
  readonly onNarrow: (by: 'site' | 'exit', ban: SiteBan) => void;
  readonly onLift: (what: LiftWhat) => void;
}

export function BanVerbs({ ban, onNarrow, onLift }: VerbsProps) {
  const { exitId, exitLabel, site } = ban;
  const may = useMay('operate');
  const lift = useLift();
  const liftOne = (): void =>
    lift.mutate(
      { exitId, site },
      { onError: (error) => toast({ kind: 'failed', text: t.failedLift, detail: error.message }) },
    );
  return (
    <span className="inline-flex items-center gap-1">
      <Button small needs="operate" busy={lift.isPending} aria-label={t.liftOf(exitLabel, site)} onClick={liftOne}>
        {t.lift}
      </Button>
      <Menu
        trigger={
          <IconButton small name={t.actions(exitLabel, site)}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => onNarrow('site', ban)}>{t.only.site(site)}</MenuItem>
        <MenuItem onSelect={() => onNarrow('exit', ban)}>{t.only.exit(exitLabel)}</MenuItem>
        <MenuLine />
        <MenuItem danger disabled={!may} onSelect={() => onLift({ site, name: t.ofSite(site) })}>
          {t.liftSite(site)}
        </MenuItem>
        <MenuItem danger disabled={!may} onSelect={() => onLift({ exitId, name: t.ofExit(exitLabel) })}>
          {t.liftExit(exitLabel)}
        </MenuItem>
        {!may && <MenuLabel>{common.needsScope('operate')}</MenuLabel>}
      </Menu>
    </span>
  );
}
