// What the palette offers: screens and actions at hand, things the server found, verbs on them, and which of it answers to a text. Pure.
import type { SearchHit, SearchKind } from '@gyre/shared/contract/search';
import { printValue } from '@gyre/shared/query/syntax';
import { BookOpenText, type LucideIcon } from 'lucide-react';
import type { Scope } from '@gyre/shared/vocabulary';
import { t as common } from '../../lib/messages/common.ts';
import { failureHints } from '../../lib/messages/failures.ts';
import { t as p } from '../../lib/messages/palette.ts';
import { t } from '../../lib/messages/shell.ts';
import type { ThemeChoice } from '../../lib/theme.ts';
import { apiDocsPath, screens } from '../nav.ts';
import type { Pasted } from './palette-text.ts';
import { hitVerbs, placeOfHit, type HitDeed, type HitVerb } from './palette-verbs.ts';

/** What choosing an entry does. */
export type PaletteDeed =
  | HitDeed
  | { readonly kind: 'leave'; readonly href: string }
  | { readonly kind: 'theme'; readonly choice: ThemeChoice }
  | { readonly kind: 'import'; readonly text: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'sign-out' };

export type PaletteGroup = 'pasted' | 'recent' | 'verbs' | 'screens' | 'help' | SearchKind;
export const groupName = (group: PaletteGroup): string =>
  group in p.kinds ? p.kinds[group as SearchKind] : p[group as Exclude<PaletteGroup, SearchKind>];

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
  group: 'verbs',
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
  ...(['probing', 'health', 'limits', 'reach', 'places'] as const).map((part): PaletteEntry => ({
    ...{ id: `settings-${part}`, group: 'screens', label: p.settings[part], deed: go('/settings') },
  })),
  ...(['admins', 'tokens', 'backups'] as const).map((part): PaletteEntry => ({
    ...{
      id: `settings-${part}`,
      group: 'screens',
      label: p.settings[part],
      deed: go(`/settings/${part}`),
      needs: 'admin',
    },
  })),
  { id: 'settings-config', group: 'screens', label: p.settings.config, deed: go('/settings/config') },
  { id: 'screen-codes', group: 'screens', label: p.codes, deed: go('/help/codes') },
  action('preferences', p.preferences, { kind: 'preferences' }),
  action('light', t.actions.light, { kind: 'theme', choice: 'light' }),
  action('dark', t.actions.dark, { kind: 'theme', choice: 'dark' }),
  action('system', t.actions.system, { kind: 'theme', choice: 'system' }),
  action('shortcuts', t.shortcuts, { kind: 'shortcuts' }, { keys: '?' }),
  action('sign-out', t.signOut, { kind: 'sign-out' }),
];

/** A thing the server found, as an entry that opens it. */
export const hitEntry = (hit: SearchHit): PaletteEntry => ({
  id: hit.id,
  group: hit.kind,
  label: hit.name,
  detail: [...hit.facts, hit.health ? common.health[hit.health] : '', adminWord(hit)].filter(Boolean).join(' · '),
  deed: placeOfHit(hit),
});
/** Of several exits that were found: the list of all of them, chosen already, so that one verb does it for a whole vendor. */
export function allFound(hits: readonly SearchHit[], search: string): readonly PaletteEntry[] {
  if (hits.filter(({ kind }) => kind === 'exit').length < 2) return [];
  const q = search.split(/\s+/).filter(Boolean).map(printValue).join(' ');
  return [{ id: 'all-exits', group: 'exit', label: p.allExits(search), deed: go('/exits', { q, sel: 'query' }) }];
}
const adminWord = ({ admin }: SearchHit): string => (admin === null || admin === 'enabled' ? '' : common.admin[admin]);

export const verbEntry = (verb: HitVerb, hit: SearchHit): PaletteEntry => ({
  id: `${verb.id}:${hit.id}`,
  group: 'verbs',
  label: verb.label(hit.name),
  deed: verb.deed(hit),
  needs: verb.needs,
});

/** Verbs on what was found: the named ones on everything they fit, what is called just so first; else all of them on the best hit. */
export function verbsOn(hits: readonly SearchHit[], named: readonly HitVerb[], search = ''): readonly PaletteEntry[] {
  if (named.length > 0) {
    const exact = ({ name }: SearchHit): boolean => name.toLowerCase() === search.toLowerCase();
    return [...hits.filter(exact), ...hits.filter((hit) => !exact(hit))].flatMap((hit) =>
      named.filter(({ kind, fits }) => kind === hit.kind && fits(hit)).map((verb) => verbEntry(verb, hit)),
    );
  }
  const [best] = hits;
  if (best === undefined) return [];
  return hitVerbs.filter(({ kind, fits }) => kind === best.kind && fits(best)).map((one) => verbEntry(one, best));
}

/** What a pasted text offers. */
export function pastedEntries(pasted: Pasted): readonly PaletteEntry[] {
  const entry = (id: string, label: string, deed: PaletteDeed, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
    ...{ id: `pasted-${id}`, group: 'pasted', label, deed },
    ...more,
  });
  switch (pasted.kind) {
    case 'proxy': {
      const deed = { kind: 'import', text: pasted.text } as const;
      return [entry('import', p.importPasted(pasted.lines), deed, { detail: p.importHint, needs: 'operate' })];
    }
    case 'target':
      return [
        entry('explain', p.explainPasted(pasted.target), go('/explain', { target: pasted.target })),
        entry(
          'requests',
          p.requestsPasted(pasted.target),
          go('/requests', { q: `target:${printValue(pasted.target)}` }),
        ),
      ];
    case 'code':
      return [
        entry('code', p.codeMeaning(pasted.code), go('/help/codes', { code: pasted.code }), {
          detail: failureHints[pasted.code],
        }),
        entry('code-requests', p.codeRequests(pasted.code), go('/requests', { q: `code:${pasted.code}` })),
      ];
  }
}

export const helpEntries: readonly PaletteEntry[] = [
  ...(['words', 'verbs', 'object', 'paste'] as const).map((key): PaletteEntry => ({
    ...{ id: `help-${key}`, group: 'help', label: p.helpEntries[key] },
    deed: { kind: 'type', text: key === 'verbs' ? '>' : '' },
  })),
  { id: 'help-shortcuts', group: 'help', label: t.shortcuts, keys: '?', deed: { kind: 'shortcuts' } },
];

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

const order: readonly PaletteGroup[] = [
  ...(['pasted', 'help', 'recent', 'exit', 'pool', 'proxy-user', 'listener', 'rule'] as const),
  ...(['session', 'request', 'target', 'screens', 'verbs'] as const),
];
/** Group by group, as they are shown; the first one is what Enter opens. Verbs stand on top when one was named. */
export const ordered = (entries: readonly PaletteEntry[], verbsFirst = false): readonly PaletteEntry[] =>
  (verbsFirst ? (['verbs', ...order.filter((group) => group !== 'verbs')] as const) : order).flatMap((group) =>
    entries.filter((one) => one.group === group),
  );
