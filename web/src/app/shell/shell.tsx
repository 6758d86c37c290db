// The frame around every screen: navigation, top bar, banners, notices, and the dialogs that can open from anywhere.
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { stream } from '../../lib/live.ts';
import { t } from '../../lib/messages/shell.ts';
import { useStore } from '../../lib/store.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useLiveCache } from '../live-cache.ts';
import { Announcer } from './announcer.tsx';
import { Banner } from './banner.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { LazyCommandMenu } from './lazy-command-menu.tsx';
import { LazyPreferences, LazySessionDialog, LazyShortcuts } from './lazy-sheets.tsx';
import { Sidebar } from './sidebar.tsx';
import { Toaster } from './toaster.tsx';
import { Topbar } from './topbar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { useScreenFocus } from './use-screen-focus.ts';

export function Shell() {
  const phone = usePhone();
  const [sheet, setSheet] = useState<'palette' | 'shortcuts' | 'preferences' | null>(null);
  const openPalette = (): void => setSheet('palette');
  const openShortcuts = (): void => setSheet('shortcuts');
  const openPreferences = (): void => setSheet('preferences');
  const close = (): void => setSheet(null);
  const stale = useStore(stream, (s) => s.level === 'lost');
  useLiveCache();
  useScreenFocus();
  useFrameKeys({ openPalette, openShortcuts });
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-control bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        {t.skip}
      </a>
      <div className="flex min-h-dvh">
        {!phone && <Sidebar />}
        <div className="flex min-w-0 flex-1 flex-col">
          <Topbar onPalette={openPalette} onShortcuts={openShortcuts} onPreferences={openPreferences} />
          <Banner />
          <main
            id="content"
            tabIndex={-1}
            data-stale={stale || undefined}
            className="mx-auto w-full max-w-[1680px] flex-1 data-stale:opacity-70 px-4 pt-4 pb-24 md:pb-4 lg:px-6 lg:pt-5"
          >
            <Outlet />
          </main>
        </div>
      </div>
      {phone && <BottomBar />}
      <Toaster />
      <Announcer />
      <LazySessionDialog />
      {sheet === 'palette' && (
        <LazyCommandMenu onClose={close} onShortcuts={openShortcuts} onPreferences={openPreferences} />
      )}
      {sheet === 'shortcuts' && <LazyShortcuts onClose={close} />}
      {sheet === 'preferences' && <LazyPreferences onClose={close} />}
    </>
  );
}
