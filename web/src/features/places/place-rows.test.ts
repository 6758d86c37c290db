import { readExitQuery } from '@gyre/shared/query/exit-query';
import { describe, expect, it } from 'vitest';
import { placesOf } from './place-rows.ts';
import { somePlaces } from './testing/places.ts';

const views = ['countries', 'cities', 'networks'] as const;

describe('places as lists', () => {
  it('have those with the most exits first', () => {
    expect(placesOf(somePlaces.countries, 'countries').map(({ name }) => name)).toEqual([
      'Germany',
      'Austria',
      'Singapore',
      'Unknown place',
    ]);
  });
  it('put a network together that is in several countries', () => {
    expect(placesOf(somePlaces.countries, 'networks')).toMatchObject([
      { name: 'AS3320 Deutsche Telekom', countries: ['DE', 'AT'], exits: 1204, q: 'asn:3320' },
    ]);
  });
  it('lead to their exits with queries that can be read', () => {
    for (const view of views) {
      for (const { q } of placesOf(somePlaces.countries, view)) expect(readExitQuery(q).errors).toEqual([]);
    }
    expect(placesOf(somePlaces.countries, 'cities')[1]?.q).toBe('country:DE city:"Frankfurt am Main"');
  });
});
