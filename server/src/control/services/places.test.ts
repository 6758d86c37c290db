import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import { type PlaceFacts, unknownPlace } from '../../core/places/facts.ts';
import type { StoredPlace } from '../inventory-port.ts';
import type { Running } from '../running-port.ts';

const database: PlaceDatabase = {
  ...{ name: 'a.mmdb', path: '/data/geo/a.mmdb', kind: 'Test', builtAt: 1, loadedAt: 2, bytes: 3 },
  ...{ gives: ['country'], builtIn: false, problem: null },
};
const unused = { ok: 0, failed: 0, upBytes: 0, downBytes: 0, latencyMs: null, inFlight: 0, lastUsedAt: null };
const world = new Map<string, PlaceFacts>([['203.0.113.7', { ...unknownPlace, country: 'DE', asn: 3320 }]]);

describe('the verbs of places', () => {
  let house: StoredHouse;
  let reloads: number;
  const inFlight = new Map<string, number>();
  beforeEach(() => {
    reloads = 0;
    const running = {
      health: { of: () => undefined },
      traffic: { of: () => unused, inFlightByExit: () => inFlight },
      places: {
        databases: () => [database],
        lookup: (ip: string) => world.get(ip),
        reload: () => Promise.resolve(void reloads++),
      },
    } as unknown as Running;
    house = openStoredHouse({ running: () => running });
  });
  afterEach(() => house.close());

  let port = 1000;
  const add = async (country: string | null, more: object = {}): Promise<string> => {
    port++;
    const body = { scheme: 'http', host: '127.0.0.1', port, label: `exit ${port}`, place: { country }, ...more };
    const answer = await house.call('exits.create', { body });
    return answer.data.id;
  };
  const measure = (exitId: string, facts: Partial<StoredPlace>): void =>
    house.services.inventory.savePlaces([
      { ...{ exitId, ipv4: '203.0.113.7', ipv6: null, measuredAt: 7000 }, ...{ ...unknownPlace, ...facts } },
    ]);
  const used = (exitId: string, ok: number, failed: number): void =>
    house.services.inventory.saveTraffic(
      [{ exitId, ok, failed, upBytes: 0, downBytes: 0, latencyMs: null, lastUsedAt: null }],
      [],
      [],
    );

  it('count exits and traffic by the country that counts, the largest first', async () => {
    const [first, second, third] = [await add('DE'), await add('DE'), await add('NL')];
    await add(null);
    await add('DE', { adminState: 'disabled' });
    measure(first, { country: 'DE', city: 'Berlin', asn: 3320, network: 'Telekom' });
    measure(third, { country: 'DE', city: 'Berlin' });
    used(first, 8, 1);
    used(second, 1, 0);
    inFlight.set(third, 4);
    const { countries, measured, unmeasured } = await house.call('places.get');
    expect(countries).toEqual([
      {
        ...{ country: 'DE', exits: 4, eligible: 3, inFlight: 4, requests: 10, successRatio: 0.9 },
        cities: [{ city: 'Berlin', exits: 2 }],
        networks: [{ asn: 3320, name: 'Telekom', exits: 1 }],
      },
      {
        ...{ country: null, exits: 1, eligible: 1, inFlight: 0, requests: 0, successRatio: null },
        ...{ cities: [], networks: [] },
      },
    ]);
    expect([measured, unmeasured]).toEqual([2, 3]);
  });

  it('show where claims and measurements differ, and the databases', async () => {
    const [same, other] = [await add('DE'), await add('NL')];
    measure(same, { country: 'DE' });
    measure(other, { country: 'BE', asn: 5432 });
    const { drift, driftTotal, databases } = await house.call('places.get');
    expect(driftTotal).toBe(1);
    expect(drift).toEqual([
      {
        ...{ exitId: other, label: expect.any(String) as string, claimed: 'NL', measured: 'BE' },
        ...{ ip: '203.0.113.7', measuredAt: 7000 },
      },
    ]);
    expect(databases).toEqual([database]);
  });

  it('look up an address, in whatever spelling', async () => {
    const found = await house.call('places.lookup', { query: { ip: ' ::ffff:203.0.113.7 ' } });
    expect(found).toEqual({ ...unknownPlace, ip: '203.0.113.7', country: 'DE', asn: 3320 });
    expect(await house.call('places.lookup', { query: { ip: '2001:DB8::1' } })).toEqual({
      ...unknownPlace,
      ip: '2001:db8::1',
    });
    await expect(house.call('places.lookup', { query: { ip: 'berlin' } })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('read the databases again, for those who operate', async () => {
    expect(await house.call('places.reload', { scope: 'operate' })).toEqual({ databases: [database] });
    expect(reloads).toBe(1);
    await expect(house.call('places.reload', { scope: 'read' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
