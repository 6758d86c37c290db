// What was opened from the palette last, for the time nothing is typed yet. Kept in the browser; nothing pasted is ever kept.
import { keep, readKept } from '../../lib/kept.ts';
import { whenSignedOut } from '../../lib/session.ts';
import type { PaletteEntry } from './palette-entries.ts';

const key = 'gyre.palette';
const most = 5;

whenSignedOut(() => keep(key, '[]'));

type Kept = Pick<PaletteEntry, 'id' | 'label' | 'detail' | 'deed'>;

export function recentEntries(): readonly PaletteEntry[] {
  try {
    const kept = JSON.parse(readKept(key) ?? '[]') as readonly Kept[];
    return kept.map((one) => ({ ...one, id: `recent-${one.id}`, group: 'recent' }));
  } catch {
    return [];
  }
}

/** Only places are kept; a verb is not repeated by opening the palette. */
export function noteRecent(entry: PaletteEntry): void {
  if (entry.deed.kind !== 'go' || entry.group === 'pasted' || entry.group === 'verbs') return;
  const id = entry.id.replace(/^recent-/, '');
  const { label, detail, deed } = entry;
  const others = recentEntries().filter((one) => one.id !== `recent-${id}`);
  const kept = [{ id, label, deed, ...(detail ? { detail } : {}) }, ...others.map(withoutMark)].slice(0, most);
  keep(key, JSON.stringify(kept));
}

const withoutMark = ({ id, label, detail, deed }: PaletteEntry): Kept => ({
  ...{ id: id.replace(/^recent-/, ''), label, deed },
  ...(detail ? { detail } : {}),
});
