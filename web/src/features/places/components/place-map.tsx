// The map of the countries in the list: coloured by exits, traffic or success. Its shapes are loaded after the list is there.
import type { PlaceRow } from '@gyre/shared/contract/places';
import { Maximize } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { shadingOf, type Measure } from '../shades.ts';
import { Legend } from './legend.tsx';

const CountryMap = lazy(async () => ({ default: (await import('./country-map.tsx')).CountryMap }));

const measureOf = (text: string): Measure => (text === 'traffic' || text === 'success' ? text : 'exits');

export function PlaceMap({ rows }: { readonly rows: readonly PlaceRow[] }) {
  const url = useUrl();
  const figure = useRef<HTMLElement>(null);
  const measure = measureOf(url.get('by'));
  const shading = shadingOf(rows, measure);
  const fill = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void figure.current?.requestFullscreen?.();
  };
  useHotkeys([{ keys: 'f', label: t.fill, group: t.title, run: fill }]);
  return (
    <figure
      ref={figure}
      aria-label={t.map}
      className="flex min-w-0 flex-col gap-2 [&:fullscreen]:justify-center [&:fullscreen]:bg-page [&:fullscreen]:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented<Measure>
          name={t.colourBy}
          value={measure}
          onChoose={(next) => url.set({ by: next === 'exits' ? null : next })}
          options={[
            ['exits', t.by.exits],
            ['traffic', t.by.traffic],
            ['success', t.by.success],
          ]}
        />
        <IconButton name={t.fill} onClick={fill}>
          <Maximize size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="overflow-hidden rounded-panel border border-line bg-surface p-2">
        <Suspense fallback={<Waiting />}>
          <CountryMap rows={rows} shading={shading} />
        </Suspense>
        <Legend title={t.legend[measure]} shades={shading.shades} />
      </div>
    </figure>
  );
}

/** Keeps the place of the map. */
const Waiting = () => (
  <div role="status" aria-label={t.mapLoading} className="aspect-[960/466] w-full rounded-control bg-raised" />
);
