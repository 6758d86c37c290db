// Who is signed in, and signing out. On phones the colour scheme lives here too.
import { LogOut, SlidersHorizontal } from 'lucide-react';
import { useSignOut } from '../../features/auth/mutations.ts';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../components/ui/menu.tsx';
import { t } from '../../lib/messages/shell.ts';
import { session } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { usePhone } from '../../lib/use-media.ts';
import { ThemeChoice } from './theme-menu.tsx';

/** Two letters for the round button: "rosa.luna" is RL. */
export function initialsOf(name: string): string {
  const words = name.split(/[^a-zA-Z0-9]+/).filter(Boolean);
  const [first = '', second] = words;
  return (second === undefined ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}

export function AdminMenu({ onPreferences }: { readonly onPreferences: () => void }) {
  const identity = useStore(session, (s) => s.identity);
  const phone = usePhone();
  const signOut = useSignOut();
  if (!identity) return null;
  return (
    <Menu
      wide
      trigger={
        <button
          type="button"
          aria-label={t.adminMenu(identity.name)}
          className="flex size-9 shrink-0 items-center justify-center rounded-full text-12 font-semibold text-ink-2 hover:text-ink pointer-coarse:size-11"
        >
          <span aria-hidden="true" className="flex size-8 items-center justify-center rounded-full bg-raised">
            {initialsOf(identity.name)}
          </span>
        </button>
      }
    >
      <div className="px-2 py-1.5 text-13">
        <div className="text-12 text-ink-3">{t.signedInAs}</div>
        <div className="font-medium break-words">{identity.name}</div>
        <div className="text-12 text-ink-3">{t.scope(identity.scope)}</div>
      </div>
      <MenuLine />
      {phone && (
        <>
          <MenuLabel>{t.theme}</MenuLabel>
          <ThemeChoice />
          <MenuLine />
        </>
      )}
      <MenuItem icon={<SlidersHorizontal size={16} aria-hidden="true" />} onSelect={onPreferences}>
        {t.preferences}
      </MenuItem>
      <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={() => signOut.mutate()}>
        {t.signOut}
      </MenuItem>
    </Menu>
  );
}
