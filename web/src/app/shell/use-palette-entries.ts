// The entries for what is typed: those at hand at once, those of the server as they come. Only what the signed-in admin may do is offered.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { call } from '../../lib/api-client.ts';
import { useMay } from '../../lib/session.ts';
import {
  allFound,
  fixedEntries,
  helpEntries,
  hitEntry,
  matching,
  ordered,
  pastedEntries,
  verbsOn,
  type PaletteEntry,
} from './palette-entries.ts';
import { recentEntries } from './palette-recent.ts';
import { mayHoldPassword } from './palette-secret.ts';
import { readPalette } from './palette-text.ts';

export interface PaletteState {
  readonly entries: readonly PaletteEntry[];
  readonly searching: boolean;
  readonly failed: boolean;
}

export function usePaletteEntries(text: string): PaletteState {
  const read = useDeferredValue(text);
  const typed = readPalette(read);
  const asks = typed.search !== '' && typed.pasted?.kind !== 'proxy' && !mayHoldPassword(read);
  const found = useQuery({
    queryKey: ['search', typed.search],
    queryFn: ({ signal }) => call('search.find', { query: { q: typed.search.slice(0, 200) }, signal }),
    enabled: asks,
    placeholderData: (before) => before,
    staleTime: 2000,
    retry: false,
  });
  const mayOperate = useMay('operate');
  const mayAdmin = useMay('admin');
  const allowed = ({ needs }: PaletteEntry): boolean =>
    needs === undefined || needs === 'read' || (needs === 'operate' ? mayOperate : mayAdmin);
  const hits = asks ? (found.data?.items ?? []) : [];
  const searching = asks && found.isFetching;
  // What was found for another text is shown until the answer comes, but nothing is done to it.
  const current = read === text && !found.isPlaceholderData;
  return { entries: entriesOf(typed, hits, current).filter(allowed), searching, failed: asks && found.isError };
}

function entriesOf(
  { mode, search, verbs: named, pasted }: ReturnType<typeof readPalette>,
  hits: Parameters<typeof verbsOn>[0],
  current: boolean,
): readonly PaletteEntry[] {
  if (mode === 'help') return helpEntries;
  const deeds = current ? verbsOn(hits, named, search) : [];
  const verbs = [...matching(fixedEntries, search).filter((one) => one.group === 'verbs'), ...deeds];
  if (mode === 'verbs') return ordered(verbs);
  const screens = matching(fixedEntries, search).filter((one) => one.group === 'screens');
  // Before anything is typed the palette is a menu of places and deeds, what one had last on top.
  if (search === '') return ordered([...recentEntries(), ...screens, ...verbs]);
  const things = [...hits.map(hitEntry), ...allFound(hits, search)];
  const offered = pasted === null ? [] : pastedEntries(pasted);
  return ordered([...offered, ...things, ...screens, ...verbs], named.length > 0 && deeds.length > 0);
}
