// A map of the world without tiles or outside requests: countries coloured by the caller, one tab stop with arrow keys between those that
// have something to say, a card on hover and focus, and a link behind each. A table beside it must hold the same data.
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import world110 from 'world-atlas/countries-110m.json';
import { useHistory } from '../lib/use-history.ts';
import { frame, nextSpot, worldOf, type Atlas, type Direction, type Spot } from './world-geometry.ts';

export interface MapCountry {
  /** Two letters. */
  readonly code: string;
  /** A CSS colour. */
  readonly fill: string;
  /** What a screen reader says of it. */
  readonly label: string;
  /** What its card shows. */
  readonly card: ReactNode;
  readonly href: string;
}
interface WorldMapProps {
  readonly name: string;
  readonly countries: readonly MapCountry[];
}

// The atlas types its file as a topology of any objects; this one has countries.
const world = worldOf(world110 as unknown as Atlas);
const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const rank = (code: string): number => (world.spots.get(code)?.small === true ? 1 : 0);
const shapeOf = (code: string): string => world.shapes.find((one) => one.code === code)?.d ?? '';

export function WorldMap({ name, countries }: WorldMapProps) {
  const [active, setActive] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const known = new Map(countries.map((one) => [one.code, one]));
  const spots = countries.flatMap(({ code }) => world.spots.get(code) ?? []);
  const stop = spots.find(({ code }) => code === active) ?? spots[0];
  const open = spots.find(({ code }) => code === shown);
  // Small ones last: they lie over the large country around them.
  const inOrder = [...countries].sort((a, b) => rank(a.code) - rank(b.code));
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (event.key === 'Escape') return setShown(null);
    const direction = arrows[event.key];
    if (!direction || !stop) return;
    event.preventDefault();
    const { code } = nextSpot(stop, spots, direction);
    setActive(code);
    event.currentTarget.querySelector<SVGAElement>(`[data-code="${code}"]`)?.focus();
  };
  return (
    <div className="relative">
      <svg
        role="group"
        aria-label={name}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        className="block h-auto w-full"
        onKeyDown={onKeyDown}
        onPointerLeave={() => setShown(null)}
      >
        <Backdrop known={known} />
        {inOrder.map((one) => (
          <Country
            key={one.code}
            country={one}
            spot={world.spots.get(one.code)}
            stop={one.code === stop?.code}
            onShow={() => setShown(one.code)}
            onFocus={() => (setActive(one.code), setShown(one.code))}
            onBlur={() => setShown(null)}
          />
        ))}
        {open && <Ring spot={open} />}
      </svg>
      {open && <Card spot={open}>{known.get(open.code)?.card}</Card>}
    </div>
  );
}

/** Sea, grid, and land nobody asks about. */
function Backdrop({ known }: { readonly known: ReadonlyMap<string, MapCountry> }) {
  return (
    <g aria-hidden="true">
      <path d={world.graticule} fill="none" stroke="var(--line)" strokeWidth={0.5} opacity={0.6} />
      {world.shapes.map(({ code, d }, i) =>
        code !== null && known.has(code) ? null : (
          <path key={i} d={d} fill="var(--raised)" stroke="var(--line)" strokeWidth={0.5} />
        ),
      )}
    </g>
  );
}

interface CountryProps {
  readonly country: MapCountry;
  readonly spot: Spot | undefined;
  /** The one the Tab key stops at. */
  readonly stop: boolean;
  readonly onShow: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

function Country({ country: { code, fill, label, href }, spot, stop, onShow, onFocus, onBlur }: CountryProps) {
  const history = useHistory();
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  if (!spot) return null;
  const look = { fill, stroke: 'var(--page)', strokeWidth: 0.6, strokeLinejoin: 'round' } as const;
  return (
    <a
      href={href}
      aria-label={label}
      data-code={code}
      data-shape
      tabIndex={stop ? 0 : -1}
      className="cursor-pointer outline-none"
      onClick={follow}
      onPointerEnter={onShow}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {spot.small ? <circle cx={spot.x} cy={spot.y} r={4.5} {...look} /> : <path d={shapeOf(code)} {...look} />}
    </a>
  );
}

/** Around the country that is pointed at or focused, over all others. */
function Ring({ spot }: { readonly spot: Spot }) {
  const look = { fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.5, strokeLinejoin: 'round' } as const;
  return (
    <g aria-hidden="true" className="pointer-events-none">
      {spot.small ? <circle cx={spot.x} cy={spot.y} r={6} {...look} /> : <path d={shapeOf(spot.code)} {...look} />}
    </g>
  );
}

/** Stands above or below the country, never outside the map. */
function Card({ spot, children }: { readonly spot: Spot; readonly children: ReactNode }) {
  const x = spot.x / frame.width;
  const y = spot.y / frame.height;
  const below = y < 0.45;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 min-w-40 rounded-panel border bg-page px-3 py-2 text-12 shadow-layer"
      style={{
        left: `${x * 100}%`,
        top: `${y * 100}%`,
        transform: `translate(${-x * 100}%, ${below ? '16px' : 'calc(-100% - 16px)'})`,
      }}
    >
      {children}
    </div>
  );
}

/** Those of these countries the map has no place for. */
export const missingFromMap = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => !world.spots.has(code));
