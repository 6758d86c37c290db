// What the palette can find without asking the server for it, and which of it answers to a text, best first. Pure.
import type { Exit } from '@gyre/shared/contract/exits';
import type { Pool } from '@gyre/shared/contract/pools';
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { BookOpenText, type LucideIcon } from 'lucide-react';
import type { Scope } from '@gyre/shared/vocabulary';
import { t as common } from '../../lib/messages/common.ts';
import { t } from '../../lib/messages/shell.ts';
import type { ThemeChoice } from '../../lib/theme.ts';
import { apiDocsPath, screens } from '../nav.ts';

/** What choosing an entry does. */
export type PaletteDeed =
  | { readonly kind: 'go'; readonly to: string; readonly search?: Readonly<Record<string, string>> }
  | { readonly kind: 'leave'; readonly href: string }
  | { readonly kind: 'theme'; readonly choice: ThemeChoice }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'sign-out' };

export type PaletteGroup = keyof typeof t.paletteGroups;
export interface PaletteEntry {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** Smaller, behind the label. */
  readonly detail?: string;
  readonly keys?: string;
  /** A screen has its own; else the group's. */
  readonly icon?: LucideIcon;
  readonly deed: PaletteDeed;
  readonly needs?: Scope;
}

const go = (to: string, search?: Readonly<Record<string, string>>): PaletteDeed => ({
  kind: 'go',
  to,
  ...(search ? { search } : {}),
});
const action = (id: string, label: string, deed: PaletteDeed, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: `action-${id}`,
  group: 'actions',
  label,
  deed,
  ...more,
});

export const fixedEntries: readonly PaletteEntry[] = [
  ...screens.map(({ path, label, key, icon }): PaletteEntry => ({
    id: `screen-${path}`,
    group: 'screens',
    label,
    keys: `g ${key}`,
    icon,
    deed: go(path),
  })),
  {
    id: 'screen-docs',
    group: 'screens',
    label: t.apiDocs,
    icon: BookOpenText,
    deed: { kind: 'leave', href: apiDocsPath },
  },
  action('import', t.actions.import, go('/exits', { import: '1' }), { needs: 'operate' }),
  action('ejected', t.actions.ejected, go('/exits', { q: 'state:ejected' })),
  action('failed', t.actions.failed, go('/requests', { q: 'ok:no' })),
  action('new-rule', t.actions.newRule, go('/rules', { new: '1' }), { needs: 'operate' }),
  action('light', t.actions.light, { kind: 'theme', choice: 'light' }),
  action('dark', t.actions.dark, { kind: 'theme', choice: 'dark' }),
  action('system', t.actions.system, { kind: 'theme', choice: 'system' }),
  action('shortcuts', t.shortcuts, { kind: 'shortcuts' }, { keys: '?' }),
  action('sign-out', t.signOut, { kind: 'sign-out' }),
];

const gatewayOf = ({ host, port, scheme }: Exit): string => (host === '' ? scheme : `${host}:${port}`);

export const exitEntry = (exit: Exit): PaletteEntry => ({
  id: exit.id,
  group: 'exits',
  label: exit.label || gatewayOf(exit),
  detail: [exit.label && gatewayOf(exit), exit.place.country, common.health[exit.health.state]]
    .filter(Boolean)
    .join(' · '),
  deed: go('/exits', { exit: exit.id }),
});
export const poolEntry = (pool: Pool): PaletteEntry => ({
  id: pool.id,
  group: 'pools',
  label: pool.name,
  detail: common.exits(pool.members),
  deed: go('/exits', { q: `pool:${pool.name}` }),
});
export const userEntry = (user: ProxyUser): PaletteEntry => ({
  id: user.id,
  group: 'users',
  label: user.name,
  detail: user.note,
  deed: go('/proxy-users'),
});

/** Entries that have every word of the text, those that begin with it first; their own order otherwise. */
export function matching(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .map((entry, at) => ({ entry, at, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ entry }) => entry);
}

function rankOf(entry: PaletteEntry, words: readonly string[]): number {
  const label = entry.label.toLowerCase();
  const all = `${label} ${entry.detail?.toLowerCase() ?? ''} ${entry.id.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const [first = ''] = words;
  if (label.startsWith(first)) return 3;
  return label.includes(` ${first}`) ? 2 : 1;
}

const order: readonly PaletteGroup[] = ['screens', 'exits', 'pools', 'users', 'actions'];
/** Group by group, as they are shown; the first one is what Enter opens. */
export const ordered = (entries: readonly PaletteEntry[]): readonly PaletteEntry[] =>
  order.flatMap((group) => entries.filter((one) => one.group === group));

/** The text as one quoted word of the query language, so that `:` or `,` in it stand for themselves. */
export const asQuery = (text: string): string => `"${text.trim().replace(/["\\]/g, '\\$&')}"`;
