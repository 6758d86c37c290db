// Where exits are, as a list: the same data as the map, and more of it (cities, networks). Names open the exits they count.
import type { PlaceRow } from '@gyre/shared/contract/places';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { exitsHref } from '../../../lib/address.ts';
import { countryName, formatCount, formatShare } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { placesOf, type Place, type PlaceView } from '../place-rows.ts';
import { useUrl } from '../../../lib/use-url.ts';

/** Rows before “Show all”. */
const first = 40;
const viewOf = (text: string): PlaceView => (text === 'cities' || text === 'networks' ? text : 'countries');

export function PlaceTable({ rows }: { readonly rows: readonly PlaceRow[] }) {
  const url = useUrl();
  const view = viewOf(url.get('list'));
  const [all, setAll] = useState(false);
  const places = placesOf(rows, view);
  // An order is one of all of them.
  const shown = all || url.get('sort') !== '' ? places : places.slice(0, first);
  return (
    // As tall as the map beside it; on narrow screens as tall as it is.
    <section aria-label={t.views[view]} className="min-w-0 self-stretch xl:relative xl:min-h-[360px]">
      <div className="flex flex-col gap-2 xl:absolute xl:inset-0">
        <div>
          <Segmented<PlaceView>
            name={t.view}
            value={view}
            onChoose={(next) => (setAll(false), url.set({ list: next === 'countries' ? null : next, sort: null }))}
            options={[
              ['countries', t.views.countries],
              ['cities', t.views.cities],
              ['networks', t.views.networks],
            ]}
          />
        </div>
        {places.length === 0 ? (
          <p className="rounded-panel border border-line px-3 py-6 text-center text-13 text-ink-3">{t.noneOf[view]}</p>
        ) : (
          <div
            tabIndex={0}
            role="group"
            aria-label={t.views[view]}
            className="min-h-0 xl:overflow-y-auto xl:rounded-panel xl:border xl:border-line xl:[&>div]:rounded-none xl:[&>div]:border-0"
          >
            <PlainTable
              pairs
              name={t.views[view]}
              rows={shown}
              keyOf={(place) => place.key}
              columns={columnsOf(view)}
            />
          </div>
        )}
        {shown.length < places.length && (
          <div className="flex items-center gap-3 text-13 text-ink-2">
            <span className="num">{t.shown(formatCount(shown.length), formatCount(places.length))}</span>
            <Button small onClick={() => setAll(true)}>
              {t.showMore}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

const number = (
  id: string,
  title: string,
  key: (place: Place) => number | null,
  read: (place: Place) => string,
): PlainColumn<Place> => ({
  id,
  title,
  end: true,
  sort: key,
  firstDown: true,
  cell: (place) => <span className="num whitespace-nowrap">{read(place)}</span>,
});

const columnsOf = (view: PlaceView): readonly PlainColumn<Place>[] => [
  {
    id: 'name',
    title: t.place[view],
    sort: ({ name }) => name,
    cell: ({ name, q, countries }) => (
      <>
        <AppLink href={exitsHref(q)} className="hover:text-accent hover:underline">
          {name}
        </AppLink>
        {view === 'countries' && <span className="ml-2 text-12 font-normal text-ink-3">{countries[0]}</span>}
      </>
    ),
  },
  ...(view === 'countries' ? [] : [inCountries]),
  ...(view === 'countries'
    ? figures
    : [
        number(
          'exits',
          t.exits,
          ({ exits }) => exits,
          ({ exits }) => formatCount(exits),
        ),
      ]),
];

const inCountries: PlainColumn<Place> = {
  id: 'countries',
  title: t.countryTitle,
  cell: ({ countries }) => (
    <span title={countries.map(countryName).join(', ')}>
      {countries.length > 3 ? `${countries.slice(0, 3).join(', ')} …` : countries.join(', ')}
    </span>
  ),
};
const figures: readonly PlainColumn<Place>[] = [
  number(
    'eligible',
    t.eligible,
    ({ figures: now }) => now?.eligible ?? null,
    ({ exits, figures: now }) => t.nOf(formatCount(now?.eligible ?? 0), formatCount(exits)),
  ),
  number(
    'in-flight',
    t.inFlight,
    ({ figures: now }) => now?.inFlight ?? null,
    (place) => formatCount(place.figures?.inFlight ?? 0),
  ),
  number(
    'requests',
    t.requestsTitle,
    ({ figures: now }) => now?.requests ?? null,
    (place) => formatCount(place.figures?.requests ?? 0),
  ),
  number(
    'success',
    t.success,
    ({ figures: now }) => now?.successRatio ?? null,
    (place) => formatShare(place.figures?.successRatio ?? null),
  ),
];
