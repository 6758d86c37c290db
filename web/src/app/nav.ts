// The screens of the dashboard in the order of use: what the sidebar, the bottom bar, the palette and the `g` shortcuts list.
import { FileClock, Gauge, Globe, Layers, PlugZap, Settings, Users, type LucideIcon } from 'lucide-react';
import { t } from '../lib/messages/shell.ts';

export interface Screen {
  readonly path: '/' | '/exits' | '/pools' | '/proxy-users' | '/listeners' | '/changes' | '/settings';
  readonly label: string;
  /** For the bottom bar of phones. */
  readonly short?: string;
  readonly icon: LucideIcon;
  readonly group: keyof typeof t.groups;
  /** `g` and this key goes there. */
  readonly key: string;
}

export const screens: readonly Screen[] = [
  { path: '/', label: t.overview, icon: Gauge, group: 'watch', key: 'o' },
  { path: '/exits', label: t.exits, icon: Globe, group: 'fleet', key: 'e' },
  { path: '/pools', label: t.pools, icon: Layers, group: 'fleet', key: 'p' },
  { path: '/proxy-users', label: t.proxyUsers, short: t.proxyUsersShort, icon: Users, group: 'access', key: 'u' },
  { path: '/listeners', label: t.listeners, icon: PlugZap, group: 'access', key: 'l' },
  { path: '/changes', label: t.changes, icon: FileClock, group: 'system', key: 'c' },
  { path: '/settings', label: t.settings, icon: Settings, group: 'system', key: 's' },
];

/** What fits in the bottom bar of a phone; the rest is behind More. */
export const barScreens = screens.slice(0, 4);
export const moreScreens = screens.slice(4);

/** The documents of the API are served beside the dashboard, not by it. */
export const apiDocsPath = '/api/docs';

export const isHere = (path: string, here: string): boolean =>
  path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
