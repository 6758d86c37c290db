/** What the pictures show besides the demo's exits and traffic: pools, a proxy user, rules, sessions, and requests that fail. */
import { request } from 'node:http';

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

/**
 * Pools that fall back, a proxy user with a door of its own, so that the demo's traffic goes on without credentials, and rules of each kind.
 * @param {Place} place
 */
export async function furnish(place) {
  const answer = await api(place, 'GET', '/listeners');
  const { items } = /** @type {{ items: { id: string }[] }} */ (await answer.json());
  await api(place, 'PATCH', `/listeners/${items[0]?.id ?? ''}`, { auth: 'never' });
  await make(place, '/listeners', { name: 'users', host: '127.0.0.1', port: place.userPort, auth: 'required' });
  const anywhere = await make(place, '/pools', { name: 'anywhere', strategy: 'peak-ewma', query: '-tag:trial' });
  const german = { name: 'german', strategy: 'least-in-flight', query: 'country:DE,AT', fallbacks: ['anywhere'] };
  const pool = await make(place, '/pools', german);
  const pools = [anywhere, pool];
  const caps = { bytesPerMonth: 2_000_000, resetDay: 1 };
  const alice = { name: 'alice', password: 'for the pictures', pools: ['default', ...pools], caps };
  await make(place, '/proxy-users', alice);
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
  await price(place);
  // A name reserved for documentation: nobody is told.
  await make(place, '/webhooks', { name: 'pager', url: 'https://pager.example/hooks/gyre', kinds: ['pool_panic'] });
}

/**
 * What the exits cost: the tile of the overview shows who spends most where.
 * @param {Place} place
 */
async function price(place) {
  const answer = await api(place, 'GET', '/exits?limit=100');
  const { items } = /** @type {{ items: { id: string }[] }} */ (await answer.json());
  for (const { id } of items) await api(place, 'PATCH', `/exits/${id}`, { price: 40 });
}

/**
 * One plain GET through the proxy; its answer does not matter, but that it is over.
 * @param {Place} place
 * @param {string} username
 * @param {string} host
 */
function ask({ userPort }, username, host) {
  const authorization = `Basic ${Buffer.from(`${username}:for the pictures`).toString('base64')}`;
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
  for (const wish of ['country-de', 'pool-german-session-a', 'session-b-guarantee-any', 'country-gb-session-tea'])
    await ask(place, `alice-${wish}`, 'news.gyre.test');
  for (const host of ['shop.example.test', 'www.example.test', 'shop.example.test']) await ask(place, 'alice', host);
  for (const wish of ['tag-gold', 'country-de-city-tokyo', 'country-is'])
    await ask(place, `alice-${wish}`, 'shop.gyre.test');
}
