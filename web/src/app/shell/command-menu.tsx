// The command palette: screens, actions, exits, pools and proxy users in one list. Exits are found by the server, the rest is at hand.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { CornerDownLeft, Globe, KeyRound, Layers, PanelTop, Search, Zap, type LucideIcon } from 'lucide-react';
import { Dialog as Stock } from 'radix-ui';
import { useDeferredValue, useState } from 'react';
import { useSignOut } from '../../features/auth/mutations.ts';
import { call } from '../../lib/api-client.ts';
import { t } from '../../lib/messages/shell.ts';
import { poolsQuery, proxyUsersQuery } from '../../lib/queries.ts';
import { useMay } from '../../lib/session.ts';
import { chooseTheme } from '../../lib/theme.ts';
import {
  asQuery,
  exitEntry,
  fixedEntries,
  matching,
  ordered,
  poolEntry,
  userEntry,
  type PaletteDeed,
  type PaletteEntry,
  type PaletteGroup,
} from './palette-entries.ts';

interface CommandMenuProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

const icons: Readonly<Record<PaletteGroup, LucideIcon>> = {
  screens: PanelTop,
  exits: Globe,
  pools: Layers,
  users: KeyRound,
  actions: Zap,
};
const mostPerGroup = 8;

export function CommandMenu({ onClose, onShortcuts }: CommandMenuProps) {
  const [text, setText] = useState('');
  const { entries, searching } = useEntries(text);
  const [picked, setPicked] = useState('');
  // Answers arrive while one types: when what was picked is gone, the first entry is.
  const current = entries.some((one) => one.id === picked) ? picked : (entries[0]?.id ?? '');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const run = (deed: PaletteDeed): void => {
    onClose();
    if (deed.kind === 'go') void navigate({ to: deed.to, search: { ...deed.search } });
    else if (deed.kind === 'leave') window.location.assign(deed.href);
    else if (deed.kind === 'theme') chooseTheme(deed.choice);
    else if (deed.kind === 'shortcuts') onShortcuts();
    else signOut.mutate();
  };
  return (
    <Stock.Root open onOpenChange={(open) => !open && onClose()}>
      <Stock.Portal>
        <div data-scroll-lock className="enter-fade fixed inset-0 z-40 bg-scrim" />
        <Stock.Content
          aria-describedby={undefined}
          className="enter-fade fixed inset-x-2 top-2 z-40 flex max-h-[calc(100dvh-16px)] flex-col overflow-hidden rounded-panel border bg-page shadow-layer md:inset-x-auto md:top-[12vh] md:left-1/2 md:max-h-[70vh] md:w-[640px] md:-translate-x-1/2"
        >
          <Stock.Title className="sr-only">{t.palette}</Stock.Title>
          <Command
            shouldFilter={false}
            loop
            label={t.palette}
            value={current}
            onValueChange={setPicked}
            className="flex min-h-0 flex-col"
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search size={16} aria-hidden="true" className="shrink-0 text-ink-3" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t.search}
                aria-label={t.paletteHint}
                className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none focus-visible:shadow-none focus-visible:outline-none pointer-coarse:text-16"
              />
            </div>
            <Command.List className="min-h-0 overflow-y-auto overscroll-contain p-2" aria-busy={searching}>
              {[...new Set(entries.map((one) => one.group))].map((group) => (
                <Group key={group} group={group} entries={entries.filter((one) => one.group === group)} onRun={run} />
              ))}
              {entries.length === 0 && (
                <Command.Empty className="px-2 py-8 text-center text-13 text-ink-3">
                  {searching ? t.paletteSearching : t.paletteEmpty(text.trim())}
                </Command.Empty>
              )}
            </Command.List>
          </Command>
          <footer
            className="flex gap-4 border-t bg-surface px-4 py-2 text-12 text-ink-3 max-md:hidden"
            aria-hidden="true"
          >
            <span>↑ ↓ {t.paletteKeys.choose}</span>
            <span className="inline-flex items-center gap-1">
              <CornerDownLeft size={12} /> {t.paletteKeys.open}
            </span>
            <span>Esc {t.paletteKeys.close}</span>
          </footer>
        </Stock.Content>
      </Stock.Portal>
    </Stock.Root>
  );
}

interface GroupProps {
  readonly group: PaletteGroup;
  readonly entries: readonly PaletteEntry[];
  readonly onRun: (deed: PaletteDeed) => void;
}
function Group({ group, entries, onRun }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group
      heading={t.paletteGroups[group]}
      className="pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-3"
    >
      {entries.map(({ id, label, detail, keys, deed, icon: Icon = icons[group] }) => (
        <Command.Item
          key={id}
          value={id}
          onSelect={() => onRun(deed)}
          className="flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2 text-13 select-none data-[selected=true]:bg-accent-tint pointer-coarse:min-h-11"
        >
          <Icon size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
          <span className="truncate font-medium">{label}</span>
          {detail && <span className="min-w-0 flex-1 truncate text-ink-3">{detail}</span>}
          {keys && <kbd className="ml-auto text-12 text-ink-3">{keys}</kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function useEntries(text: string): { readonly entries: readonly PaletteEntry[]; readonly searching: boolean } {
  const mayOperate = useMay('operate');
  const typed = useDeferredValue(text.trim());
  const pools = useQuery(poolsQuery).data?.items ?? [];
  const users = useQuery(proxyUsersQuery).data?.items ?? [];
  const exits = useQuery({
    queryKey: ['exits', 'palette', typed],
    queryFn: ({ signal }) => call('exits.list', { query: { limit: mostPerGroup, q: asQuery(typed) }, signal }),
    enabled: typed !== '',
    placeholderData: (before) => before,
    retry: false,
  });
  const usable = fixedEntries.filter((one) => one.needs === undefined || mayOperate);
  const fixed = matching(usable, typed);
  // Before anything is typed the palette is a menu of places and deeds, not a dump of every pool and proxy user.
  if (typed === '') return { entries: ordered(fixed), searching: false };
  const found = [
    ...fixed,
    ...(exits.data?.items ?? []).map(exitEntry),
    ...matching(pools.map(poolEntry), typed).slice(0, mostPerGroup),
    ...matching(users.map(userEntry), typed).slice(0, mostPerGroup),
  ];
  return { entries: ordered(found), searching: exits.isFetching };
}
