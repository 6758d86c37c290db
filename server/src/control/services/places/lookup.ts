// What the place databases say of an address somebody types.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { readAddress } from '../../../core/places/echo-text.ts';
import { unknownPlace } from '../../../core/places/facts.ts';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function lookUpPlace({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'places.lookup'>> {
  return (context, { query: { ip } }) => {
    guard(context, 'read');
    const seen = readAddress(ip.trim());
    if (seen === undefined) throw invalidField('query/ip', 'Not an IPv4 or IPv6 address.');
    return { ip: seen.address, ...(running()?.places.lookup(seen.address) ?? unknownPlace) };
  };
}
