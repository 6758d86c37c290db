// Whatever a configuration is: its export has nothing to do where it came from, and makes the same one elsewhere.
import { configDocument } from '@gyre/shared/contract/config-document';
import { strategies } from '@gyre/shared/vocabulary';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStoredHouse } from '../../../testkit/stored-house.ts';

const word = fc.stringMatching(/^[a-z0-9][a-z0-9_.~]{0,12}$/);
/** Texts that a careless writer of YAML would get wrong, and any others. */
const awkward = fc.constantFrom(
  'yes',
  'null',
  '1e3',
  '# no',
  'a: b',
  '- x',
  '"',
  "'",
  ' lead',
  'two\nlines',
  '|',
  '&a',
  '*a',
  '~',
  '{',
  '\t',
  '€ 漢',
);
const text = fc.oneof(
  awkward,
  fc.string({ unit: 'binary', maxLength: 30 }).filter((it) => !/[\u0000\ud800-\udfff]/.test(it)),
);
const title = text.map((it) => it.slice(0, 40)).filter((it) => it !== '');
const host = fc.constantFrom('a.example', '*.b.example', '*', '192.0.2.0/24', '[2001:db8::1]:443', 'c.example:8443');
const optional = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });

const document = fc
  .record({
    pools: fc.uniqueArray(word, { maxLength: 5 }),
    users: fc.uniqueArray(word, { maxLength: 5 }),
    profiles: fc.uniqueArray(word, { maxLength: 3 }),
  })
  .chain(({ pools, users, profiles }) => {
    const names = [...new Set(['default', ...pools])];
    const pool = fc.constantFrom(...names);
    const made = names.map((name, at) =>
      fc.record(
        {
          name: fc.constant(name),
          strategy: fc.constantFrom(...strategies),
          query: fc.constantFrom(null, '', 'country:DE', 'tag:dc state:healthy'),
          retry: optional({
            maxAttempts: fc.integer({ min: 1, max: 10 }),
            totalMs: fc.integer({ min: 10_000, max: 300_000 }),
          }),
          session: optional({
            ttlMs: fc.integer({ min: 1000, max: 1e6 }),
            expiry: fc.constantFrom('fixed', 'sliding'),
          }),
          hedge: optional({ enabled: fc.boolean(), percentile: fc.integer({ min: 50, max: 99 }) }),
          retryOn: optional({ targetStatuses: fc.uniqueArray(fc.integer({ min: 300, max: 599 }), { maxLength: 4 }) }),
          probeProfile: profiles.length === 0 ? fc.constant(null) : fc.constantFrom(null, ...profiles),
          // Only to those before it: no circle.
          fallbacks: fc.subarray(names.slice(0, at)),
        },
        { requiredKeys: ['name'] },
      ),
    );
    const rule = fc.record({
      name: title,
      enabled: fc.boolean(),
      when: optional({
        targets: fc.uniqueArray(host, { minLength: 1, maxLength: 3 }),
        ports: fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 3 }),
        session: fc.boolean(),
        wishedPools: fc.uniqueArray(pool, { minLength: 1, maxLength: 2 }),
        listeners: fc.constant(['side']),
      }),
      then: fc.oneof(
        fc.record({
          refuse: fc.record({
            status: fc.integer({ min: 400, max: 599 }),
            text: text.map((it) => it.replace(/\p{C}/gu, '')),
          }),
        }),
        fc.record({ pool, criteria: fc.constant({ countries: ['DE', 'NO'] }) }),
      ),
    });
    return fc.record({
      version: fc.constant(1),
      settings: optional({
        health: optional({ consecutiveFailures: fc.integer({ min: 1, max: 100 }) }),
        refusedPorts: fc.constant([25]),
      }),
      probeProfiles: fc.tuple(
        ...profiles.map((name) =>
          fc.record({ name: fc.constant(name), jitterPercent: fc.integer({ min: 0, max: 50 }) }),
        ),
      ),
      pools: fc.tuple(...made),
      proxyUsers: fc.tuple(
        ...users.map((name) =>
          fc.record({
            name: fc.constant(name),
            note: text,
            pools: fc.uniqueArray(pool, { minLength: 1 }),
            enabled: fc.boolean(),
            caps: fc.record(
              {
                bytesPerDay: fc.option(fc.integer({ min: 1, max: 1e12 })),
                bytesPerMonth: fc.option(fc.integer({ min: 1, max: 1e12 })),
                resetDay: fc.integer({ min: 1, max: 28 }),
              },
              { requiredKeys: [] },
            ),
          }),
        ),
      ),
      listeners: fc.tuple(
        fc.record({
          name: fc.constant('side'),
          host: fc.constant('127.0.0.1'),
          port: fc.integer({ min: 1, max: 65_535 }),
          pool: fc.option(pool),
          auth: fc.constantFrom('auto', 'required', 'never'),
        }),
      ),
      rules: fc.array(rule, { maxLength: 4 }),
      siteBanRules: fc.array(
        fc.record({
          name: title,
          when: fc.record({ bodyTexts: fc.constant(['captcha', 'yes']) }),
          retry: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      webhooks: fc.array(
        fc.record({ name: title, url: fc.constant('https://pager.example/hook#x: y'), enabled: fc.boolean() }),
        { maxLength: 2 },
      ),
    });
  });

it('an export has nothing to do where it came from, and makes the same elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (wanted) => {
      configDocument.parse(wanted);
      const [one, other] = [openStoredHouse(), openStoredHouse()];
      try {
        await one.call('config.apply', { body: JSON.stringify(wanted) });
        for (const format of ['yaml', 'json']) {
          const text = await one.call('config.export', { query: { format } });
          expect((await one.call('config.plan', { body: text, query: { removeMissing: 'true' } })).steps).toEqual([]);
          await other.call('config.apply', { body: text });
          expect(await other.call('config.export', { query: { format } })).toBe(text);
        }
      } finally {
        one.close();
        other.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
