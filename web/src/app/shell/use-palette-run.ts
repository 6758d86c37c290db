// Does what was chosen in the palette: goes there, or runs the verb with the same notice and undo as its button.
import type { SearchHit } from '@gyre/shared/contract/search';
import type { AdminState } from '@gyre/shared/vocabulary';
import { useNavigate } from '@tanstack/react-router';
import { useSignOut } from '../../features/auth/mutations.ts';
import { useUpdateProxyUser } from '../../features/proxy-users/mutations.ts';
import { call } from '../../lib/api-client.ts';
import { handOver } from '../../lib/handed.ts';
import { t } from '../../lib/messages/palette.ts';
import { chooseTheme } from '../../lib/theme.ts';
import { useWrite } from '../../lib/use-write.ts';
import type { PaletteDeed } from './palette-entries.ts';
import type { ExitSwitch } from './palette-verbs.ts';

interface Sheets {
  readonly onShortcuts: () => void;
  readonly onPreferences: () => void;
}

const stateAfter = { enable: 'enabled', drain: 'draining', disable: 'disabled' } as const;
const saidAfter: Readonly<Record<ExitSwitch, (name: string) => string>> = {
  enable: t.enabled,
  drain: t.drained,
  disable: t.disabled,
};

export function usePaletteRun({ onShortcuts, onPreferences }: Sheets): (deed: PaletteDeed) => void {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const user = useUpdateProxyUser(undefined, t.failed);
  const switchExit = useExitSwitch();
  return (deed) => {
    switch (deed.kind) {
      case 'go':
        return void navigate({ to: deed.to, search: { ...deed.search } });
      case 'leave':
        return window.location.assign(deed.href);
      case 'theme':
        return chooseTheme(deed.choice);
      case 'import':
        handOver(deed.text);
        return void navigate({ to: '/exits', search: { import: '1' } });
      case 'exit-state':
        return switchExit(deed.hit, deed.verb);
      case 'user-state':
        return user.mutate({ id: deed.id, body: { enabled: deed.enabled } });
      case 'shortcuts':
        return onShortcuts();
      case 'preferences':
        return onPreferences();
      case 'sign-out':
        return signOut.mutate();
      case 'type':
    }
  };
}

interface Switched {
  readonly id: string;
  readonly adminState: AdminState;
  readonly said: string;
}

/** Drain, disable, enable: done at once. The palette is closed by then, so nothing here may depend on it. */
function useExitSwitch(): (hit: SearchHit, verb: ExitSwitch) => void {
  const { mutate } = useWrite({
    run: ({ id, adminState }: Switched) => call('exits.update', { params: { id }, body: { adminState } }),
    touches: ['exits', 'pools', 'search'],
    failed: t.failed,
    saved: (_, { said }) => said,
  });
  return ({ id, name }, verb) => mutate({ id, adminState: stateAfter[verb], said: saidAfter[verb](name) });
}
