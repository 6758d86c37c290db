// Random rules and requests over a few names, networks and people, so that they often meet. For property tests.
import type { RuleWhen } from '@gyre/shared/contract/rules';
import fc from 'fast-check';
import type { RuleAsk } from './ask.ts';
import type { RuleSource } from './compile.ts';

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const list = <T>(of: fc.Arbitrary<T>, maxLength = 3) => fc.array(of, { minLength: 1, maxLength });
const label = pick('a', 'b', 'shop');
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.test`);
const port = pick(80, 443, 8080);
const v4 = fc.tuple(pick(10, 192), pick(0, 128, 255), pick(0, 1), pick(0, 1, 2)).map((bytes) => bytes.join('.'));
const v6 = fc.tuple(pick('2001:db8', 'fe80:0'), pick('0', '8000'), pick('1', '2')).map((it) => it.join(':') + '::1');
const mapped = v4.map((it) => `::ffff:${it}`);

const bare = fc.oneof(
  name,
  name.map((it) => `*.${it}`),
  pick('*', '*.test', 'test'),
  v4,
  fc.tuple(v4, fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`),
  fc.tuple(v6, fc.integer({ min: 0, max: 128 })).map(([address, bits]) => `[${address}]/${bits}`),
  fc.tuple(mapped, fc.integer({ min: 80, max: 128 })).map(([address, bits]) => `[${address}]/${bits}`),
);
const pattern = fc.tuple(bare, fc.option(port)).map(([text, at]) => (at === null ? text : `${text}:${at}`));
/** Mostly absent: conditions that all must hold seldom do. */
const seldom = <T>(of: fc.Arbitrary<T>) =>
  fc.tuple(fc.nat(4), of).map(([draw, value]) => (draw === 0 ? value : undefined));
const when: fc.Arbitrary<RuleWhen> = fc.record({
  targets: fc.option(list(pattern, 5), { nil: undefined, freq: 8 }),
  ports: seldom(list(port)),
  proxyUsers: seldom(list(pick('alice', 'bob', 'anonymous'))),
  kinds: seldom(list(pick('connect' as const, 'exchange' as const))),
  wishedCountries: seldom(list(pick('DE', 'AT'))),
  session: seldom(fc.boolean()),
});
export const rules = fc
  .array(when, { maxLength: 12 })
  .map((whens) =>
    whens.map((it, i): RuleSource => ({ id: `rule_${i}`, name: String(i), when: it, then: { direct: true } })),
  );
export const ask: fc.Arbitrary<RuleAsk> = fc.record({
  host: fc.oneof(
    name,
    name.map((it) => `${it}.`),
    pick('test', 'other'),
    v4,
    v6,
    mapped,
  ),
  port,
  kind: pick('connect' as const, 'exchange' as const),
  method: pick('', 'GET'),
  proxyUser: pick('alice', 'bob', 'anonymous'),
  listenerId: fc.constant('listener_1'),
  wishes: fc.record({ countries: list(pick('DE', 'AT', 'CH')), session: fc.constant('s') }, { requiredKeys: [] }),
  wishedPoolId: fc.constant(undefined),
  nowMs: fc.constant(0),
});
