// Where the exits are: the countries with most of them, with how many could be chosen now.
import type { Overview } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { countryName, formatCount } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { Panel } from './panel.tsx';

const CountriesMap = lazy(() => import('./countries-map.tsx').then((it) => ({ default: it.CountriesMap })));

const shown = 7;

export function Countries({ countries }: { readonly countries: Overview['countries'] | undefined }) {
  const all = countries ?? [];
  const [view, setView] = useState<'list' | 'map'>('list');
  const most = Math.max(1, ...all.map((one) => one.exits));
  const rest = all.length - shown;
  return (
    <Panel
      title={t.countries}
      actions={
        all.length > 0 && (
          <Segmented
            name={t.viewOf(t.countries)}
            value={view}
            onChoose={setView}
            options={[
              ['list', t.list],
              ['map', t.map],
            ]}
          />
        )
      }
    >
      {view === 'map' && all.length > 0 ? (
        <Suspense fallback={<p className="h-40 text-13 text-ink-3">{common.loading}</p>}>
          <CountriesMap countries={all} />
        </Suspense>
      ) : all.length === 0 ? (
        <p className="text-13 text-ink-3">{t.countriesNone}</p>
      ) : (
        <ul className="-mx-2 -my-1">
          {all.slice(0, shown).map(({ country, exits, eligible }) => (
            <li key={country ?? ''}>
              <Link
                to="/exits"
                search={{ q: country === null ? 'country:none' : `country:${country.toLowerCase()}` }}
                title={t.eligibleOf(formatCount(eligible), formatCount(exits))}
                className="grid min-h-8 grid-cols-[minmax(0,1fr)_56px_auto] items-center gap-3 rounded-control px-2 text-13 hover:bg-surface pointer-coarse:min-h-11"
              >
                <span className="truncate">{country === null ? t.noCountry : countryName(country)}</span>
                <Bar exits={exits / most} eligible={eligible / most} />
                <span className="num min-w-24 text-right whitespace-nowrap">
                  <span className="font-medium">{formatCount(eligible)}</span>
                  <span className="text-ink-3"> / {formatCount(exits)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {view === 'list' && rest > 0 && <p className="mt-2 border-t pt-2 text-12 text-ink-3">{t.moreCountries(rest)}</p>}
    </Panel>
  );
}

function Bar({ exits, eligible }: { readonly exits: number; readonly eligible: number }) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full" aria-hidden="true">
      <rect width={Math.max(1, exits * 100)} height="6" rx="1" className="fill-series-1/30" />
      <rect width={eligible * 100} height="6" rx="1" className="fill-series-1" />
    </svg>
  );
}
