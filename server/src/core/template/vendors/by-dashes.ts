// Vendors whose tokens follow the account name as `-key-value`.
import { minutes, type Template } from '../template.ts';

const cityNeedsCountry = { city: ['country'] } as const;

export const brightData: Template = {
  id: 'brightdata',
  name: 'Bright Data',
  gateways: [
    { host: 'brd.superproxy.io', port: 33335, scheme: 'http', note: '' },
    { host: 'brd.superproxy.io', port: 22228, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  alsoHosts: ['zproxy.lum-superproxy.io'],
  alsoPorts: [[22225, 22225]],
  account: {
    username: { label: 'Username of the zone', example: 'brd-customer-hl_1a2b3c4d-zone-residential1' },
    password: { label: 'Password of the zone' },
    form: /^(?:brd|lum)-customer-[a-z0-9_]+-zone-[a-z0-9_]+$/i,
  },
  username: [
    '{username}[-country-{country}][-state-{region.letters}][-city-{city.joined}][-asn-{asn}][-session-{session}]',
  ],
  password: '{password}',
  rules: { needs: { region: ['country'], city: ['country'] }, usStates: true },
  strips: /-(?:zip|carrier|os|ip|gip|dns|route_err|unblocker|c_tag|continent)-[^-]+$/,
  notes: 'Datacenter and ISP zones take countries only. A session ends after five idle minutes. Port 22225 is no more.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const oxylabs: Template = {
  id: 'oxylabs',
  name: 'Oxylabs',
  gateways: [
    { host: 'pr.oxylabs.io', port: 7777, scheme: 'http', note: '' },
    { host: 'pr.oxylabs.io', port: 7777, scheme: 'https', note: 'TLS to the gateway' },
    { host: 'pr.oxylabs.io', port: 7777, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  account: {
    username: { label: 'Username', example: 'customer-bob' },
    password: { label: 'Password' },
  },
  username: [
    '{username}[-cc-{country.upper}][-st-us_{region}][-city-{city}][-ASN-{asn}]' +
      '[-sessid-{session}[-sesstime-{ttl.m}]][-sessid_oneip-{strict}[-sesstime-{ttl.m}]]',
  ],
  password: '{password}',
  rules: {
    prefix: 'customer-',
    needs: { region: ['country'], city: ['country'] },
    usStates: true,
    notBoth: ['country', 'asn'],
    ttl: minutes(1, 1440),
  },
  strips: /-(?:cn|postalcode)-[^-]+$/i,
  notes:
    'Strict sessions answer 502 rather than change the address. The ports that keep an address by themselves take no tokens: add those as plain exits. The form in the host name, for allow-listed addresses, is not built in.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const decodo: Template = {
  id: 'decodo',
  name: 'Decodo (Smartproxy)',
  gateways: [
    { host: 'gate.decodo.com', port: 7000, scheme: 'http', note: '' },
    { host: 'gate.decodo.com', port: 7000, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  alsoHosts: ['gate.smartproxy.com'],
  account: { username: { label: 'Username', example: 'user-bob' }, password: { label: 'Password' } },
  username: [
    '{username}[-country-{country}][-state-us_{region}][-city-{city}][-asn-{asn}]' +
      '[-session-{session}[-sessionduration-{ttl.m}]][-session_iplock-{strict}[-sessionduration-{ttl.m}]]',
  ],
  password: '{password}',
  rules: {
    prefix: 'user-',
    needs: { region: ['country'], city: ['country'] },
    usStates: true,
    ttl: minutes(1, 1440),
  },
  strips: /-(?:zip|continent)-[^-]+$/,
  notes:
    'Strict sessions fail rather than change the address. The tokens are those three independent programs write; the gateway is from the vendor.',
  checkedAt: '2026-11-25',
  confirmed: false,
};

export const soax: Template = {
  id: 'soax',
  name: 'SOAX',
  gateways: [{ host: 'proxy.soax.com', port: 5000, scheme: 'http', note: '' }],
  account: { username: { label: 'Package', example: 'package-12345' }, password: { label: 'Package key' } },
  username: [
    '{username}[-country-{country}][-region-{region.plus}][-city-{city.plus}][-sessionid-{session}[-sessionlength-{ttl.s}]]',
  ],
  password: '{password}',
  rules: {
    prefix: 'package-',
    needs: { region: ['country'], city: ['country'] },
    ttl: { min: 1000, max: 86_400_000 },
  },
  strips: /-(?:isp|opt|bindttl|idlettl)-[^-]+$/,
  notes: 'Lifetimes are written in seconds; without one a session lasts three minutes.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const thordata: Template = {
  id: 'thordata',
  name: 'Thordata',
  gateways: [{ host: 't.pr.thordata.net', port: 9999, scheme: 'http', note: '' }],
  account: { username: { label: 'Username', example: 'td-customer-bob' }, password: { label: 'Password' } },
  username: [
    '{username}[-country-{country}][-state-{region}][-city-{city}][-asn-AS{asn}][-sessid-{session}[-sesstime-{ttl.m}]]',
  ],
  password: '{password}',
  rules: { prefix: 'td-customer-', needs: { region: ['country'], ...cityNeedsCountry }, ttl: minutes(1, 90) },
  strips: /-continent-[^-]+$/,
  notes: 'A session lasts ten minutes, or ninety idle seconds, unless a lifetime is asked for.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const nimble: Template = {
  id: 'nimble',
  name: 'Nimble',
  gateways: [{ host: 'ip.nimbleway.com', port: 7000, scheme: 'http', note: '' }],
  account: {
    username: { label: 'Account and pipeline', example: 'account-bob-pipeline-residential' },
    password: { label: 'Password of the pipeline' },
    form: /^account-[^-]+-pipeline-[^-]+$/,
  },
  username: ['{username}[-country-{country.upper}][-state-{region}][-city-{city}][-session-{session}]'],
  password: '{password}',
  rules: { needs: { region: ['country'], ...cityNeedsCountry }, usStates: true },
  strips: /-(?:geosession|rotation)-[^-]+$/,
  notes: 'A session ends after ten idle minutes. How states are written is not confirmed.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const geonode: Template = {
  id: 'geonode',
  name: 'Geonode',
  gateways: [{ host: 'proxy.geonode.io', port: 9000, scheme: 'http', note: 'the port of your service' }],
  alsoPorts: [[9000, 9010]],
  account: { username: { label: 'Username', example: 'geonode_bob' }, password: { label: 'Password' } },
  username: ['{username}[-country-{country.upper}][-session-{session}[-lifetime-{ttl.m}]]'],
  password: '{password}',
  rules: { ttl: minutes(3, 1440) },
  strips: /-(?:state|city|asn|type|streaming)-[^-]+$/,
  notes: 'Ports from 10000 on keep an address by themselves: add those as plain exits.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const proxyEmpire: Template = {
  id: 'proxyempire',
  name: 'ProxyEmpire',
  gateways: [{ host: 'v2.proxyempire.io', port: 5000, scheme: 'http', note: '' }],
  account: { username: { label: 'Username', example: 'r_1a2b3c4d' }, password: { label: 'Password' } },
  username: [
    '{username}[-country-{country}][-region-{region.plus}][-city-{city.plus}][-sid-{session.8}[-ttl-{ttl.m}m]]',
  ],
  password: '{password}',
  rules: { needs: { region: ['country'], ...cityNeedsCountry }, ttl: minutes(1, 1440) },
  strips: /-isp-[^-]+$/,
  notes:
    'Seen in other people’s code only; how names of more than one word are written is a guess. The old gateway on port 9000 has another grammar.',
  checkedAt: '2026-11-25',
  confirmed: false,
};
