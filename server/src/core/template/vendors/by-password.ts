// Vendors that take their tokens behind the password; the username is sent as it is.
import { minutes, type Template } from '../template.ts';

export const ipRoyal: Template = {
  id: 'iproyal',
  name: 'IPRoyal',
  gateways: [
    { host: 'geo.iproyal.com', port: 12321, scheme: 'http', note: 'nearest' },
    { host: 'proxy.iproyal.com', port: 12321, scheme: 'http', note: 'Germany' },
    { host: 'us.proxy.iproyal.com', port: 12321, scheme: 'http', note: 'United States' },
    { host: 'sg.proxy.iproyal.com', port: 12321, scheme: 'http', note: 'Singapore' },
  ],
  account: { username: { label: 'Username', example: 'bob' }, password: { label: 'Password, without what follows _' } },
  username: ['{username}'],
  password:
    '{password}[_country-{country}][_state-{region.joined}][_city-{city.joined}][_session-{session.8}[_lifetime-{ttl.unit}]]',
  rules: {
    needs: { region: ['country'], city: ['country'] },
    usStates: true,
    ttl: { min: 1000, max: 7 * 86_400_000 },
  },
  strips: /_(?:region|isp|skipispstatic|streaming|forcerandom|skipipslist)-[^_]+$/,
  notes: 'Sessions are exactly eight letters and digits.',
  checkedAt: '2026-11-25',
  confirmed: true,
};

export const rayobyte: Template = {
  id: 'rayobyte',
  name: 'Rayobyte',
  gateways: [
    { host: 'la.residential.rayobyte.com', port: 8000, scheme: 'http', note: 'residential' },
    { host: 'us-east.gw.rayobyte.com', port: 8000, scheme: 'http', note: 'US East' },
  ],
  account: { username: { label: 'E-mail, with _ for @', example: 'bob_example_com' }, password: { label: 'Password' } },
  username: ['{username}'],
  password: '{password}[-country-{country}][-hardsession-{session.9letters}[-duration-{ttl.m}]]',
  rules: { ttl: minutes(1, 1440) },
  notes: 'Seen in other people’s code only (three samples that agree). Datacenter plans have -dc behind the name.',
  checkedAt: '2026-11-25',
  confirmed: false,
};

export const packetStream: Template = {
  id: 'packetstream',
  name: 'PacketStream',
  gateways: [
    { host: 'proxy.packetstream.io', port: 31112, scheme: 'http', note: '' },
    { host: 'proxy.packetstream.io', port: 31113, scheme: 'socks5h', note: 'SOCKS5' },
  ],
  account: { username: { label: 'Username', example: 'bob' }, password: { label: 'Password (the auth key)' } },
  username: ['{username}'],
  password: '{password}[_country-{country.name}][_session-{session}]',
  rules: {},
  notes:
    'Seen in other people’s code only. Countries are English names; those of few inhabitants may be spelled otherwise there.',
  checkedAt: '2026-11-25',
  confirmed: false,
};

export const evomi: Template = {
  id: 'evomi',
  name: 'Evomi',
  gateways: [
    { host: 'rp.evomi.com', port: 1000, scheme: 'http', note: 'residential' },
    { host: 'mp.evomi.com', port: 3000, scheme: 'http', note: 'mobile' },
  ],
  account: { username: { label: 'Username', example: 'bob' }, password: { label: 'Password' } },
  username: ['{username}'],
  password:
    '{password}[_country-{country.upper}][_city-{city.dot}][_session-{session.10}[_lifetime-{ttl.m}]][_hardsession-{strict.10}]',
  rules: { ttl: minutes(1, 1440), sessionHoldsPlace: true },
  strips: /_(?:region|continent|isp|asn|zip|mode|activesince)-[^_]+$/,
  notes:
    'Strict sessions have no lifetime. A session keeps its first place, so Gyre takes another one where another place is asked for.',
  checkedAt: '2026-11-25',
  confirmed: true,
};
