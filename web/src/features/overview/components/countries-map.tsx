// Exits by country on the map, darker where there are more. A chunk of its own, with the shapes of the world in it.
import type { Overview } from '@gyre/shared/contract/traffic';
import { WorldMap, type MapCountry } from '../../../components/world-map.tsx';
import { exitsHref } from '../../../lib/address.ts';
import { countryName, formatCount } from '../../../lib/format.ts';
import { t } from '../messages.ts';

export function CountriesMap({ countries }: { readonly countries: Overview['countries'] }) {
  const most = Math.max(1, ...countries.map(({ exits }) => exits));
  const placed = countries.flatMap(({ country, exits, eligible }): MapCountry[] => {
    if (country === null) return [];
    const text = t.eligibleOf(formatCount(eligible), formatCount(exits));
    return [
      {
        code: country,
        fill: `color-mix(in srgb, var(--series-1) ${Math.round(25 + (exits / most) * 75)}%, var(--page))`,
        label: `${countryName(country)}: ${text}`,
        card: (
          <>
            <p className="text-13 font-semibold">{countryName(country)}</p>
            <p className="num text-12 text-ink-2">{text}</p>
          </>
        ),
        href: exitsHref(`country:${country.toLowerCase()}`),
      },
    ];
  });
  return <WorldMap name={t.countries} countries={placed} />;
}
