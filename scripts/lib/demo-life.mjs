/** What the pictures show besides the demo's exits and traffic: pools, proxy users at work, rules, sessions, an alert, and requests that fail. */
import { request } from 'node:http';

const password = 'for the pictures';

/** @typedef {{ readonly admin: string, readonly token: string, readonly proxyPort: number, readonly userPort: number }} Place */

/**
 * @param {Place} place
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
async function api({ admin, token }, method, path, body) {
  const answer = await fetch(`${admin}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/**
 * @param {Place} place
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<string>} its id
 */
async function make(place, path, body) {
  const answer = await api(place, 'POST', path, body);
  return /** @type {{ data: { id: string } }} */ (await answer.json()).data.id;
}

/** Their notes, and how much of the traffic is theirs. */
const users = /** @type {const} */ ([
  ['alice', 'Carts and checkout tests', 3],
  ['crawler_a', 'Product pages, all day', 6],
  ['price_watch', 'Prices of 40 shops', 3],
  ['maps_sync', '', 1],
]);

/**
 * Pools that fall back, proxy users with a door of their own, so that the demo's traffic goes on without credentials, and rules of each kind.
 * @param {Place} of
 */
export async function furnish(of) {
  // Changes are told by the name of who made them.
  const made = await api(of, 'POST', '/tokens', { name: 'terraform', scope: 'admin', expiresAt: null });
  await make(of, '/tokens', { name: 'grafana', scope: 'read', expiresAt: null });
  const { token } = /** @type {{ token: string }} */ (await made.json());
  const place = { ...of, token };
  for (const [name, role] of [
    ['mira', 'full'],
    ['on-call', 'operate'],
    ['finance', 'view'],
  ])
    await make(place, '/admins', { name, role, password: 'a password nobody uses' });
  const answer = await api(place, 'GET', '/listeners');
  const { items } = /** @type {{ items: { id: string }[] }} */ (await answer.json());
  await api(place, 'PATCH', `/listeners/${items[0]?.id ?? ''}`, { auth: 'never' });
  await make(place, '/listeners', { name: 'users', host: '127.0.0.1', port: place.userPort, auth: 'required' });
  const anywhere = await make(place, '/pools', { name: 'anywhere', strategy: 'peak-ewma', query: '-tag:trial' });
  const german = { name: 'german', strategy: 'least-in-flight', query: 'country:DE,AT', fallbacks: ['anywhere'] };
  const pool = await make(place, '/pools', german);
  const pools = [anywhere, pool];
  // One of its four practice exits is shaky, so that there is an alert.
  const protection = { maxEjectionPercent: 50, panicPercent: 30, minimumEligible: 4 };
  await make(place, '/pools', { name: 'pacific', strategy: 'weighted', query: 'country:JP,SG,AU,IN', protection });
  const caps = { bytesPerMonth: 1_000_000, resetDay: 1 };
  for (const [name, note] of users)
    await make(place, '/proxy-users', {
      ...{ name, note, password, pools: ['default', ...pools], caps: name === 'alice' ? caps : {} },
    });
  await api(place, 'POST', '/backups');
  const rules = [
    { name: 'British shop', when: { targets: ['*.example.test'] }, then: { criteria: { countries: ['GB'] } } },
    { name: 'News by Germany', when: { targets: ['news.gyre.test', '*.news.gyre.test'] }, then: { poolId: pool } },
    { name: 'No mail', when: { ports: [25, 465, 587] }, then: { refuse: { status: 403, text: 'No mail from here.' } } },
    { name: 'Carts stay', when: { session: true, proxyUsers: ['alice'] }, then: { guarantee: 'strict' } },
    { name: '', enabled: false, when: { targets: ['maps.gyre.test'], methods: ['POST'] }, then: { poolId: anywhere } },
  ];
  for (const rule of rules) await make(place, '/rules', rule);
  const expect = { statuses: ['200'], header: null, bodyText: 'shop' };
  const profile = { name: 'shop', target: 'http://shop.gyre.test/', intervalMs: 120_000, expect };
  await make(place, '/probe-profiles', profile);
  await api(place, 'PATCH', `/pools/${pool}`, { probeProfileId: 'shop' });
  await rent(place);
  await price(place);
  // A name reserved for documentation: nobody is told.
  await make(place, '/webhooks', { name: 'pager', url: 'https://pager.example/hooks/gyre', kinds: ['pool_panic'] });
}

/**
 * Three accounts on one gateway: a practice exit that asks for no login.
 * @param {Place} place
 */
async function rent(place) {
  const answer = await api(place, 'GET', '/exits?q=Frankfurt');
  const { items } = /** @type {{ items: { host: string, port: number, scheme: string }[] }} */ (await answer.json());
  const [one] = items;
  if (one === undefined) throw new Error('the demo has no exit in Frankfurt');
  const { host, port, scheme } = one;
  for (const n of [1, 2, 3])
    await make(place, '/exits', {
      ...{ label: `Acme ${n}`, scheme, host, port, username: `acme-de-${n}`, password: 'practice' },
      ...{ tags: ['residential'], place: { country: 'DE', city: 'Frankfurt' } },
    });
}

/**
 * What the exits cost: the tile of the overview shows who spends most where.
 * @param {Place} place
 */
async function price(place) {
  await api(place, 'POST', '/exits/bulk', { selection: { q: '' }, action: { verb: 'set', price: 40 } });
}

/**
 * One plain GET through the proxy; its answer does not matter, but that it is over.
 * @param {Place} place
 * @param {string} username
 * @param {string} host
 */
function ask({ userPort }, username, host) {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return new Promise((resolve) => {
    const headers = { host, 'proxy-authorization': authorization };
    const call = request({ host: '127.0.0.1', port: userPort, path: `http://${host}/`, headers, agent: false });
    call.on('response', (answer) => answer.resume().on('close', () => resolve(undefined)));
    call.on('error', () => resolve(undefined)).end();
  });
}

/**
 * Sessions that stay, a rule that is hit, and wishes that nothing fulfils.
 * @param {Place} place
 */
export async function live(place) {
  for (let n = 0; n < 24; n++) await ask(place, `alice-session-cart${(n % 9) + 1}-ttl-30m`, 'shop.gyre.test');
  for (const wish of [
    'country-de',
    'pool-german-session-checkout2',
    'session-login7-guarantee-any',
    'country-gb-session-tea',
  ])
    await ask(place, `alice-${wish}`, 'news.gyre.test');
  for (const host of ['shop.example.test', 'www.example.test', 'shop.example.test']) await ask(place, 'alice', host);
  for (const wish of ['tag-gold', 'country-de-city-tokyo', 'country-is'])
    await ask(place, `alice-${wish}`, 'shop.gyre.test');
}

/**
 * Proxy users at work, some with sessions, until the function that comes back is called.
 * @param {Place} place
 * @returns {() => void}
 */
export function busy(place) {
  const names = users.flatMap(([name, , share]) => Array.from({ length: share }, () => name));
  const hosts = ['shop', 'shop', 'maps', 'weather', 'target'];
  let n = 0;
  const timer = setInterval(() => {
    n++;
    const name = names[(n * 5) % names.length] ?? 'alice';
    const wish = n % 3 === 0 ? `-session-job${n % 7}` : n % 3 === 1 ? '-country-de,us,jp,gb,fr' : '';
    void ask(place, `${name}${wish}`, `${hosts[n % hosts.length]}.gyre.test`);
  }, 150);
  return () => clearInterval(timer);
}
