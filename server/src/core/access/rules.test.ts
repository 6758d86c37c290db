import { describe, expect, it } from 'vitest';
import { compileAccess, mayReach, mayReachAddress } from './rules.ts';

const strict = compileAccess({ allowPrivateTargets: false, refusedPorts: [25, 465] });
const open = compileAccess({ allowPrivateTargets: true, refusedPorts: [25] });

const prohibited = [
  ...['127.0.0.1', '127.255.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254'],
  ...[
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '168.63.129.16',
    '::',
    '::1',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
  ],
  ...[
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    '::127.0.0.1',
    '::10.1.2.3',
    '::0.0.1.2',
  ],
  ...['localhost', 'localhost.', 'a.localhost', 'printer.local', 'metadata.google.internal', 'db', 'x.home.arpa'],
];
const reachable = [
  'example.com',
  '1.1.1.1',
  '2606:4700::1111',
  '172.32.0.1',
  '11.0.0.1',
  'local.example',
  '1.example.com',
];

describe('mayReach', () => {
  it.each(prohibited)('refuses %s', (host) => {
    expect(mayReach(host, 80, strict)).toMatchObject({ code: 'destination_ip_prohibited' });
    expect(mayReach(host, 80, open)).toBeUndefined();
  });
  it.each(reachable)('lets %s through', (host) => expect(mayReach(host, 443, strict)).toBeUndefined());
  it('refuses ports, also where private targets are allowed', () => {
    expect(mayReach('example.com', 25, open)).toMatchObject({ code: 'http_request_denied' });
    expect(mayReach('example.com', 465, open)).toBeUndefined();
  });
});
describe('mayReachAddress', () => {
  it('judges what a name resolved to', () => {
    expect(mayReachAddress('10.0.0.1', 80, strict)).toMatchObject({ code: 'destination_ip_prohibited' });
    expect(mayReachAddress('not an address', 80, strict)).toMatchObject({ code: 'destination_ip_prohibited' });
    expect(mayReachAddress('1.1.1.1', 80, strict)).toBeUndefined();
    expect(mayReachAddress('1.1.1.1', 25, strict)).toMatchObject({ code: 'http_request_denied' });
    expect(mayReachAddress('10.0.0.1', 80, open)).toBeUndefined();
  });
});
