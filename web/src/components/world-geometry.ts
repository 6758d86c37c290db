// The world as shapes in a fixed frame: an equal-area projection, so that a country's colour weighs what its land weighs. Pure.
import { geoArea, geoEqualEarth, geoGraticule10, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { codeOfShape, smallPlaces } from './world-codes.ts';

export const frame = { width: 960, height: 466 };

export interface Shape {
  /** Two letters, or null for land without a code. */
  readonly code: string | null;
  readonly d: string;
}
/** Where a country is pointed at: the middle of its largest part, or its place when it is too small for a shape. */
export interface Spot {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly small: boolean;
}
export interface World {
  readonly graticule: string;
  readonly shapes: readonly Shape[];
  readonly spots: ReadonlyMap<string, Spot>;
}

type Named = { readonly name: string };
export type Atlas = Topology<{ countries: GeometryCollection<Named> }>;

/** Antarctica is a third of the frame and has no exits. */
const leftOut = 'Antarctica';

export function worldOf(atlas: Atlas): World {
  const all = feature(atlas, atlas.objects.countries);
  const land: FeatureCollection<Geometry, Named> = {
    ...all,
    features: all.features.filter(({ properties }) => properties.name !== leftOut),
  };
  const projection = geoEqualEarth().fitExtent(
    [
      [2, 2],
      [frame.width - 2, frame.height - 2],
    ],
    land,
  );
  const path = geoPath(projection).digits(1);
  const draw = (thing: GeoPermissibleObjects): string => path(thing) ?? '';
  const spots = new Map<string, Spot>();
  const shapes = land.features.map((one): Shape => {
    const code = codeOfShape(one.id, one.properties.name);
    const [x, y] = path.centroid(largestPart(one));
    if (code !== null) spots.set(code, { code, x, y, small: false });
    return { code, d: draw(one) };
  });
  for (const [code, place] of Object.entries(smallPlaces)) {
    const at = projection([place[0], place[1]]);
    if (at) spots.set(code, { code, x: at[0], y: at[1], small: true });
  }
  return { graticule: draw(geoGraticule10()), shapes, spots };
}

/** France is pointed at in Europe, not half-way to Guiana. */
function largestPart(one: Feature<Geometry, Named>): Feature<Geometry, Named> {
  if (one.geometry.type !== 'MultiPolygon') return one;
  const parts = one.geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  const [first, ...rest] = parts;
  const largest = rest.reduce((best, part) => (geoArea(part) > geoArea(best!) ? part : best), first);
  return largest ? { ...one, geometry: largest } : one;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The spot an arrow key goes to: near, and rather ahead than aside. */
export function nextSpot(from: Spot, all: readonly Spot[], direction: Direction): Spot {
  const flat = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of all) {
    const ahead = (flat ? spot.x - from.x : spot.y - from.y) * sign;
    const aside = Math.abs(flat ? spot.y - from.y : spot.x - from.x);
    const cost = ahead + 2 * aside;
    if (spot.code !== from.code && ahead > 0 && aside <= 2 * ahead && cost < least) {
      best = spot;
      least = cost;
    }
  }
  return best;
}
