// The bar on top: search, what the live stream says, colour scheme, help, and who is signed in.
import { Link } from '@tanstack/react-router';
import { CircleQuestionMark, Search } from 'lucide-react';
import { Logo } from '../../components/logo.tsx';
import { IconButton } from '../../components/ui/icon-button.tsx';
import { t } from '../../lib/messages/shell.ts';
import { usePhone } from '../../lib/use-media.ts';
import { AdminMenu } from './admin-menu.tsx';
import { DemoMark } from './demo-mark.tsx';
import { LiveChip } from './live-chip.tsx';
import { RunTray } from './run-tray.tsx';
import { ThemeMenu } from './theme-menu.tsx';

interface TopbarProps {
  readonly onPalette: () => void;
  readonly onShortcuts: () => void;
  readonly onPreferences: () => void;
}

export const paletteKeys = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

export function Topbar({ onPalette, onShortcuts, onPreferences }: TopbarProps) {
  const phone = usePhone();
  return (
    <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-1.5 border-b bg-page px-3 lg:px-6">
      {phone ? (
        <Link to="/" className="mr-auto flex items-center gap-2 text-16 font-semibold tracking-tight">
          <Logo />
          {t.name}
        </Link>
      ) : (
        <button
          type="button"
          onClick={onPalette}
          aria-keyshortcuts="Meta+K Control+K"
          className="mr-auto flex h-8 w-72 min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-13 text-ink-3 hover:border-control hover:text-ink-2 pointer-coarse:min-h-11"
        >
          <Search size={14} aria-hidden="true" className="shrink-0" />
          <span className="truncate">{t.search}</span>
          <kbd className="ml-auto shrink-0 font-sans text-12">{paletteKeys}</kbd>
        </button>
      )}
      <DemoMark />
      <RunTray />
      <LiveChip />
      {phone && (
        <IconButton name={t.palette} onClick={onPalette}>
          <Search size={16} aria-hidden="true" />
        </IconButton>
      )}
      {!phone && (
        <IconButton name={t.shortcuts} onClick={onShortcuts}>
          <CircleQuestionMark size={16} aria-hidden="true" />
        </IconButton>
      )}
      {!phone && <ThemeMenu />}
      <AdminMenu onPreferences={onPreferences} />
    </header>
  );
}
