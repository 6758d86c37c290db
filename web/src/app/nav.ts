// The screens of the dashboard in the order of use: what the sidebar, the bottom bar, the palette and the `g` shortcuts list.
import {
  Earth,
  FileClock,
  Gauge,
  Globe,
  HeartPulse,
  Layers,
  ListOrdered,
  type LucideIcon,
  Pin,
  PlugZap,
  ScrollText,
  Settings,
  Split,
  Users,
} from 'lucide-react';
import { t } from '../lib/messages/shell.ts';

export interface Screen {
  readonly path:
    | '/'
    | '/requests'
    | '/explain'
    | '/rules'
    | '/exits'
    | '/pools'
    | '/sessions'
    | '/places'
    | '/health'
    | '/proxy-users'
    | '/listeners'
    | '/changes'
    | '/settings';
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
  { path: '/requests', label: t.requests, icon: ScrollText, group: 'watch', key: 'r' },
  { path: '/explain', label: t.explain, icon: Split, group: 'watch', key: 'x' },
  { path: '/sessions', label: t.sessions, icon: Pin, group: 'watch', key: 'n' },
  { path: '/exits', label: t.exits, icon: Globe, group: 'fleet', key: 'e' },
  { path: '/pools', label: t.pools, icon: Layers, group: 'fleet', key: 'p' },
  { path: '/places', label: t.places, icon: Earth, group: 'fleet', key: 'm' },
  { path: '/health', label: t.health, icon: HeartPulse, group: 'fleet', key: 'h' },
  { path: '/proxy-users', label: t.proxyUsers, short: t.proxyUsersShort, icon: Users, group: 'access', key: 'u' },
  { path: '/listeners', label: t.listeners, icon: PlugZap, group: 'access', key: 'l' },
  { path: '/rules', label: t.rules, icon: ListOrdered, group: 'access', key: 't' },
  { path: '/changes', label: t.changes, icon: FileClock, group: 'system', key: 'c' },
  { path: '/settings', label: t.settings, icon: Settings, group: 'system', key: 's' },
];

/** What fits in the bottom bar of a phone; the rest is behind More. */
const inBar: readonly Screen['path'][] = ['/', '/requests', '/exits', '/pools'];
export const barScreens = screens.filter(({ path }) => inBar.includes(path));
export const moreScreens = screens.filter(({ path }) => !inBar.includes(path));

/** The documents of the API are served beside the dashboard, not by it. */
export const apiDocsPath = '/api/docs';

export const isHere = (path: string, here: string): boolean =>
  path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
