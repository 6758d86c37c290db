// A site as people write it → as bans are kept: the registrable domain of a host, in lower case and ASCII.
import { domainToASCII } from 'node:url';
import { siteOf } from '../../core/model/site.ts';
import { readTarget } from '../explain/read-ask.ts';
import { invalidField } from './errors.ts';

/** A host, host:port or URL. @throws ServiceError `validation` when it is none. */
export function readSite(text: string, pointer: string): string {
  // Of a URL the name is enough; names of other alphabets have one spelling on the wire.
  const [, host = ''] = /^(?:[a-z]+:\/\/)?([^/?#]*)/i.exec(text.trim()) ?? [];
  const ascii = isAscii(host) ? host : domainToASCII(host.replace(/:\d+$/, ''));
  const target = ascii === '' ? undefined : readTarget(ascii.toLowerCase().replace(/\.$/, ''));
  if (target === undefined) throw invalidField(pointer, `"${text}" is no site and no host.`, 'site');
  return siteOf(target.host);
}

const isAscii = (text: string): boolean => [...text].every((letter) => letter < '\u0080');
