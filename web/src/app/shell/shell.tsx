// The frame around every screen: navigation, top bar, banners, notices, and the dialogs that can open from anywhere.
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { SessionDialog } from '../../features/auth/components/session-dialog.tsx';
import { t } from '../../lib/messages/shell.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useLiveCache } from '../live-cache.ts';
import { Announcer } from './announcer.tsx';
import { Banner } from './banner.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { LazyCommandMenu } from './lazy-command-menu.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { Toaster } from './toaster.tsx';
import { Topbar } from './topbar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { useScreenFocus } from './use-screen-focus.ts';

export function Shell() {
  const phone = usePhone();
  const [sheet, setSheet] = useState<'palette' | 'shortcuts' | null>(null);
  const openPalette = (): void => setSheet('palette');
  const openShortcuts = (): void => setSheet('shortcuts');
  const close = (): void => setSheet(null);
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
          <Topbar onPalette={openPalette} onShortcuts={openShortcuts} />
          <Banner />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-[1680px] flex-1 px-4 pt-4 pb-24 md:pb-4 lg:px-6 lg:pt-5"
          >
            <Outlet />
          </main>
        </div>
      </div>
      {phone && <BottomBar />}
      <Toaster />
      <Announcer />
      <SessionDialog />
      {sheet === 'palette' && <LazyCommandMenu onClose={close} onShortcuts={openShortcuts} />}
      {sheet === 'shortcuts' && <ShortcutsSheet onClose={close} />}
    </>
  );
}
