// Over the charts: a mark for each change in the span that is shown. It leads to what was changed, and to taking it back.
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { chartRoom } from '../../../components/chart.tsx';
import { Tip } from '../../../components/ui/tip.tsx';
import { formatClock } from '../../../lib/format.ts';
import { markersOf, type Marker } from '../markers.ts';
import { t } from '../messages.ts';
import { changesInQuery } from '../queries.ts';

interface MarkersProps {
  /** The right end of the charts, epoch ms. */
  readonly endAt: number;
  readonly spanMs: number;
}

export function ChangeMarkers({ endAt, spanMs }: MarkersProps) {
  const { data } = useQuery(changesInQuery(spanMs));
  const markers = markersOf(data?.items ?? [], endAt, spanMs);
  if (markers.length === 0) return null;
  return (
    <ul
      aria-label={t.markers}
      className="relative h-5"
      style={{ marginLeft: chartRoom.left, marginRight: chartRoom.right }}
    >
      {markers.map((marker) => (
        <li
          key={marker.change.id}
          className="absolute top-0 -translate-x-1/2"
          style={{ left: `${marker.place * 100}%` }}
        >
          <Mark marker={marker} />
        </li>
      ))}
    </ul>
  );
}

function Mark({ marker: { change, count } }: { readonly marker: Marker }) {
  const text = t.marker(formatClock(change.at), change.actor, change.summary, count);
  return (
    <Tip text={text}>
      <AppLink
        href={`/changes/${change.id}`}
        aria-label={text}
        className="flex size-5 items-center pointer-coarse:size-6 justify-center rounded-control text-accent hover:bg-raised"
      >
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path
            d="M5 0 10 5 5 10 0 5Z"
            fill={count === 1 ? 'none' : 'currentColor'}
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </svg>
      </AppLink>
    </Tip>
  );
}
