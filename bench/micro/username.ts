// What reading a username costs: as clients usually write them, the longest, a wrong one, headers, and keys behind a password.
import { splitPassword } from '@gyre/shared/wishes/password';
import { parseUsername, wishFromHeaders } from '@gyre/shared/wishes/username';
import { measure, type Measured, print } from '../lib/measure.ts';

const usernames: readonly (readonly [name: string, text: string])[] = [
  ['only a name', 'alice'],
  ['a country', 'alice-country-de'],
  ['countries and a city', 'alice-country-de,at-city-wien'],
  ['a session with a time', 'alice-session-cart7-ttl-10m'],
  ['pool, network and tag', 'alice-pool-mobile-asn-3320-tag-fast'],
  ['as another vendor writes it', 'alice-cc-US-st-us_california-city-los_angeles-sessid-abc12345-sesstime-10'],
  ['a city with an accent', 'alice-city-m\u00fcnchen'],
  ['a mistake', 'alice-contry-de'],
  ['80 countries', `alice-country-${'de,at,'.repeat(40)}`.slice(0, -1)],
];
const results: Measured[] = usernames.map(([name, text]) =>
  measure(`username: ${name}`, 100_000, () => void parseUsername(text)),
);
const headers = ['country', 'de', 'session', 'cart7', 'ttl', '10m'];
results.push(measure('three headers', 100_000, () => void wishFromHeaders(headers)));
results.push(
  measure(
    'password: keys behind it',
    100_000,
    () => void splitPassword('pass_country-de_session-abc12345_lifetime-10m'),
  ),
  measure('password: none', 100_000, () => void splitPassword('a-plain_password-of-the_usual-length')),
);
print(results);
