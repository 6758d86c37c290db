// Puts the figures of each country on the map. A chunk of its own, with the shapes of the world in it.
import type { PlaceRow } from '@gyre/shared/contract/places';
import { missingFromMap, WorldMap, type MapCountry } from '../../../components/world-map.tsx';
import { exitsHref } from '../../../lib/address.ts';
import { countryName, formatCount, formatShare } from '../../../lib/format.ts';
import { listed } from '../../../lib/messages.ts';
import { t } from '../messages.ts';
import { noFigureColour, type Shading } from '../shades.ts';

interface CountryMapProps {
  readonly rows: readonly PlaceRow[];
  readonly shading: Shading;
}

export function CountryMap({ rows, shading }: CountryMapProps) {
  const placed = rows.filter((row): row is PlaceRow & { readonly country: string } => row.country !== null);
  const missing = missingFromMap(placed.map(({ country }) => country));
  const countries = placed.map((row): MapCountry => {
    const step = shading.of(row);
    return {
      code: row.country,
      fill: step === null ? noFigureColour : (shading.shades[step]?.colour ?? noFigureColour),
      label: labelOf(row, row.country),
      card: <Figures row={row} name={countryName(row.country)} />,
      href: exitsHref(`country:${row.country}`),
    };
  });
  return (
    <>
      <WorldMap name={t.map} countries={countries} />
      {placed.length === 0 && <p className="px-1 text-12 text-ink-3">{t.mapEmpty}</p>}
      {missing.length > 0 && <p className="px-1 text-12 text-ink-3">{t.offMap(listed(missing.map(countryName)))}</p>}
    </>
  );
}

const eligibleOf = ({ eligible, exits }: PlaceRow): string => t.eligibleOf(formatCount(eligible), formatCount(exits));

const labelOf = (row: PlaceRow, country: string): string =>
  t.country(countryName(country), eligibleOf(row), formatShare(row.successRatio), t.requests(row.requests));

function Figures({ row, name }: { readonly row: PlaceRow; readonly name: string }) {
  const facts: readonly (readonly [string, string])[] = [
    [t.exits, formatCount(row.exits)],
    [t.eligible, formatCount(row.eligible)],
    [t.inFlight, formatCount(row.inFlight)],
    [t.requestsTitle, formatCount(row.requests)],
    [t.success, formatShare(row.successRatio)],
  ];
  return (
    <>
      <p className="text-13 font-semibold">{name}</p>
      <dl className="num mt-1 grid grid-cols-[1fr_auto] gap-x-4">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
