// Vendors whose usernames have places instead of keys, or separators of their own.
import { minutes, type Template } from '../template.ts';

export const netNut: Template = {
  id: 'netnut',
  name: 'NetNut',
  gateways: [{ host: 'gw.netnut.net', port: 5959, scheme: 'http', note: '' }],
  alsoHosts: ['gw.ntnt.io'],
  account: { username: { label: 'Username and product', example: 'bob-res' }, password: { label: 'Password' } },
  username: [
    '{username}_sc-{country.uk}[_{region.joined}]_{city.joined}[-sid-{session.1-99999999}]',
    '{username}-{country.uk|any}[-sid-{session.1-99999999}]',
  ],
  password: '{password}',
  rules: {
    suffixes: ['-res', '-dc', '-mob', '-stc'],
    needs: { region: ['country', 'city'], city: ['country'] },
    usStates: true,
  },
  strips: /(?:_sc)?-(?:[a-z]{2}|any)(?:_[a-z0-9]+){0,2}(?:-sid-\d+)?$/i,
  notes:
    'Products: res, dc, mob, stc; -res is added when there is none. Session ids are numbers below 10^8, drawn: among 10 000 sessions two share one with a chance of 39 %, among 1000 of 0.5 %. Sessions of more than half an hour need the vendor’s nnid, which is not built in. How names of several words are written is a guess.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const webshare: Template = {
  id: 'webshare',
  name: 'Webshare',
  gateways: [
    { host: 'p.webshare.io', port: 80, scheme: 'http', note: '' },
    { host: 'p.webshare.io', port: 1080, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  alsoPorts: [
    [3128, 3128],
    [9999, 19999],
  ],
  account: { username: { label: 'Username', example: 'abcdefgh' }, password: { label: 'Password' } },
  username: ['{username}[-{country}][-city_{city}]-{session.1-999999999|rotate}'],
  password: '{password}',
  rules: { needs: { city: ['country'] } },
  strips: /-(?:\d+|rotate|[a-z]{2}|city_[a-z_]+)$/i,
  notes:
    'Cities are for residential plans. Without a session the login says rotate. Small numbers name fixed slots of the plan, so Gyre’s sessions are drawn from 10^9.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const infatica: Template = {
  id: 'infatica',
  name: 'Infatica',
  gateways: [{ host: 'pool.infatica.io', port: 10000, scheme: 'http', note: '' }],
  account: { username: { label: 'Username', example: 'bob' }, password: { label: 'Password' } },
  username: ['{username}[_c_{country.upper}][_s_{session.12}[_ttl_{ttl.m}m]]'],
  password: '{password}',
  rules: { ttl: minutes(1, 1440) },
  notes:
    'Seen in other people’s code only. Ports from 10001 on keep an address by themselves: add those as plain exits.',
  checkedAt: '2026-11-25',
  confirmed: false,
};

export const apify: Template = {
  id: 'apify',
  name: 'Apify',
  gateways: [{ host: 'proxy.apify.com', port: 8000, scheme: 'http', note: '' }],
  account: {
    username: { label: 'Groups', example: 'groups-RESIDENTIAL' },
    password: { label: 'Proxy password of the account' },
    form: /^(?:auto|groups-[\w+]+)?$/,
  },
  username: ['{username}[,session-{session}][,country-{country.upper}]'],
  password: '{password}',
  rules: { standIn: 'auto' },
  strips: /,subdivision-[^,]+$/,
  notes: 'There is no account name: groups, or auto.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const dataImpulse: Template = {
  id: 'dataimpulse',
  name: 'DataImpulse',
  gateways: [
    { host: 'gw.dataimpulse.com', port: 823, scheme: 'http', note: '' },
    { host: 'gw.dataimpulse.com', port: 824, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  account: { username: { label: 'Username', example: '1a2b3c4d5e' }, password: { label: 'Password' } },
  username: [
    '{username}[;cr.{country}][;state.{region.joined}][;city.{city.joined}][;asn.{asn}][;sessid.{session}[;sessttl.{ttl.m}]]',
  ],
  password: '{password}',
  rules: {
    firstJoint: '__',
    needs: { region: ['country'], city: ['country'] },
    ttl: minutes(1, 1440),
  },
  strips: /(?:;|__)(?:zip|isp)\.[^;]+$/,
  notes: 'Regions and cities cost double there. The grammar was tried live by the author of a public program.',
  checkedAt: '2026-11-25',
  confirmed: false,
};

export const scraperApi: Template = {
  id: 'scraperapi',
  name: 'ScraperAPI',
  gateways: [{ host: 'proxy-server.scraperapi.com', port: 8001, scheme: 'http', note: '' }],
  account: { username: { label: 'Username', example: 'scraperapi' }, password: { label: 'API key' } },
  username: ['{username}[.session_number={session.1-999999999}]'],
  password: '{password}',
  rules: {},
  notes: 'It reads TLS: targets show its own certificate. A session ends fifteen minutes after its last use.',
  checkedAt: '2026-11-25',
  confirmed: true,
};
