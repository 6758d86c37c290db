// Changes as marks on charts: where each stands in the span that is shown, neighbours joined. Pure.
import type { Change } from '@gyre/shared/contract/changes';

export interface Marker {
  /** The newest of the changes that stand here. */
  readonly change: Pick<Change, 'id' | 'at' | 'actor' | 'summary'>;
  readonly count: number;
  /** From the left, 0 to 1. */
  readonly place: number;
}

/** Marks closer together than this share of the width are one. */
const closest = 0.025;

/** `changes` newest first; times in epoch ms. */
export function markersOf(changes: readonly Change[], endAt: number, spanMs: number): readonly Marker[] {
  const markers: Marker[] = [];
  for (const change of changes) {
    // The charts end a moment ago; what is newer stands at their end.
    const place = Math.min(1, 1 - (endAt - change.at) / spanMs);
    // What wrote nothing explains no dip.
    if (place < 0 || change.objects === 0) continue;
    const last = markers.at(-1);
    if (last !== undefined && last.place - place < closest)
      markers[markers.length - 1] = { ...last, count: last.count + 1 };
    else markers.push({ change, count: 1, place });
  }
  return markers;
}
