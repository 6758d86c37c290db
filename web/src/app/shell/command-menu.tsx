// The command palette: screens, verbs, and everything the server can find, in one list. `>` verbs only, `?` help; a pasted thing says what it is.
import { Command } from 'cmdk';
import {
  CircleQuestionMark,
  ClipboardPaste,
  CornerDownLeft,
  Crosshair,
  Globe,
  History,
  KeyRound,
  Layers,
  ListOrdered,
  PanelTop,
  Pin,
  PlugZap,
  ScrollText,
  Search,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { Dialog as Stock } from 'radix-ui';
import { useState } from 'react';
import { t as p } from '../../lib/messages/palette.ts';
import { t } from '../../lib/messages/shell.ts';
import { groupName, type PaletteEntry, type PaletteGroup } from './palette-entries.ts';
import { noteRecent } from './palette-recent.ts';
import { usePaletteEntries } from './use-palette-entries.ts';
import { usePaletteRun } from './use-palette-run.ts';

export interface CommandMenuProps {
  /** What was typed before it was there. */
  readonly typed: string;
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
  readonly onPreferences: () => void;
}

const icons: Readonly<Record<PaletteGroup, LucideIcon>> = {
  screens: PanelTop,
  verbs: Zap,
  recent: History,
  pasted: ClipboardPaste,
  help: CircleQuestionMark,
  exit: Globe,
  pool: Layers,
  'proxy-user': KeyRound,
  listener: PlugZap,
  rule: ListOrdered,
  session: Pin,
  request: ScrollText,
  target: Crosshair,
};

export function CommandMenu({ typed, onClose, onShortcuts, onPreferences }: CommandMenuProps) {
  const [text, setText] = useState(typed);
  const { entries, searching, failed } = usePaletteEntries(text);
  const [picked, setPicked] = useState('');
  // Answers arrive while one types: when what was picked is gone, the first entry is.
  const current = entries.some((one) => one.id === picked) ? picked : (entries[0]?.id ?? '');
  const runDeed = usePaletteRun({ onShortcuts, onPreferences });
  const run = (entry: PaletteEntry): void => {
    if (entry.deed.kind === 'type') return setText(entry.deed.text);
    noteRecent(entry);
    onClose();
    runDeed(entry.deed);
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
                onValueChange={(next) => (setText(next), setPicked(''))}
                placeholder={t.search}
                aria-label={t.paletteHint}
                className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none focus-visible:shadow-none focus-visible:outline-none pointer-coarse:text-16"
              />
            </div>
            <Command.List className="min-h-0 overflow-y-auto overscroll-contain p-2" aria-busy={searching}>
              {[...new Set(entries.map((one) => one.group))].map((group) => (
                <Group key={group} group={group} entries={entries.filter((one) => one.group === group)} onRun={run} />
              ))}
              {failed && <p className="px-2 py-1.5 text-12 text-ink-3">{p.failedSearch}</p>}
              {entries.length === 0 && (
                <Command.Empty className="px-2 py-8 text-center text-13 text-ink-3">
                  {searching ? p.searching : p.empty(text.trim())}
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
  readonly onRun: (entry: PaletteEntry) => void;
}
function Group({ group, entries, onRun }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group
      heading={groupName(group)}
      className="pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-3"
    >
      {entries.map((entry) => {
        const { id, label, detail, keys, icon: Icon = icons[group] } = entry;
        return (
          <Command.Item
            key={id}
            value={id}
            onSelect={() => onRun(entry)}
            className="flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2 text-13 select-none data-[selected=true]:bg-accent-tint pointer-coarse:min-h-11"
          >
            <Icon size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
            <span className="truncate font-medium">{label}</span>
            {detail && <span className="min-w-0 flex-1 truncate text-ink-3">{detail}</span>}
            {keys && <kbd className="ml-auto text-12 text-ink-3">{keys}</kbd>}
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}
