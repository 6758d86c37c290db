// What one can do with a proxy user from its row: switch it, edit it, and the rarer verbs in a menu.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { MoreHorizontal } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Switch } from '../../../components/ui/inputs.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { useHistory } from '../../../lib/use-history.ts';
import type { ProxyUserVerb } from '../columns.tsx';
import { t as limits } from '../limit-messages.ts';
import { t } from '../messages.ts';
import { useUpdateProxyUser } from '../mutations.ts';

/** Can be undone by pressing again, so it shows at once. */
export function EnabledSwitch({ user }: { readonly user: ProxyUser }) {
  const may = useMay('operate');
  const update = useUpdateProxyUser(undefined, t.failedSave);
  const on = update.isPending ? (update.variables.body.enabled ?? user.enabled) : user.enabled;
  return (
    <span className="flex items-center gap-2">
      <Switch
        on={on}
        name={t.enableOne(user.name)}
        disabled={!may}
        title={may ? undefined : common.needsScope('operate')}
        onSwitch={(enabled) => update.mutate({ id: user.id, body: { enabled } })}
      />
      <span className={on ? 'text-ink-2' : 'text-ink-3'}>{on ? t.enabled : t.switchedOff}</span>
    </span>
  );
}

interface VerbsProps {
  readonly user: ProxyUser;
  readonly onVerb: (verb: ProxyUserVerb) => void;
  /** On the page of the proxy user itself, where snippets stand open. */
  readonly own?: boolean;
}

export function ProxyUserVerbs({ user, onVerb, own = false }: VerbsProps) {
  const may = useMay('operate');
  const history = useHistory();
  return (
    <span className="inline-flex items-center gap-2">
      {own ? (
        <Button small needs="operate" onClick={() => onVerb('edit')}>
          {t.edit}
        </Button>
      ) : (
        <Button small onClick={() => onVerb('snippets')} aria-label={t.snippetTitle(user.name)}>
          {t.snippets}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton small name={t.actions(user.name)}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        {!own && (
          <MenuItem disabled={!may} onSelect={() => onVerb('edit')}>
            {t.edit}
          </MenuItem>
        )}
        <MenuItem disabled={!may} onSelect={() => onVerb('cap')}>
          {limits.change}
        </MenuItem>
        <MenuItem disabled={!may} onSelect={() => onVerb('password')}>
          {t.newPassword}
        </MenuItem>
        <MenuItem onSelect={() => history.push(`/sessions${stringifySearch({ user: user.name })}`)}>
          {t.sessions}
        </MenuItem>
        <MenuLine />
        <MenuItem danger disabled={!may} onSelect={() => onVerb('remove')}>
          {common.removeDots}
        </MenuItem>
        {!may && <MenuLabel>{common.needsScope('operate')}</MenuLabel>}
      </Menu>
    </span>
  );
}
