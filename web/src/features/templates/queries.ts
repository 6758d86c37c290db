// Reads of vendor templates: the list, which does not change while Gyre runs, and previews of single logins.
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => call('templates.list', { signal }),
  staleTime: Infinity,
});

export interface PreviewAsk {
  readonly template: string;
  readonly username: string;
  readonly password: string;
  readonly wishes: string;
}
export const previewQuery = (body: PreviewAsk) =>
  queryOptions({
    queryKey: ['template-preview', body],
    queryFn: ({ signal }) => call('templates.preview', { body, signal }),
    enabled: body.username !== '',
    retry: false,
  });

/** Wishes worth showing for a vendor: what it can be asked for, one more at a time. */
export function sampleWishes({ can }: Pick<VendorTemplate, 'can'>): readonly string[] {
  const place = can.includes('country') ? (can.includes('city') ? 'country-us-city-austin' : 'country-us') : '';
  const session = `session-cart7${can.includes('ttl') ? '-ttl-30m' : ''}`;
  const all = ['', can.includes('country') ? 'country-de' : '', session, place === '' ? '' : `${place}-${session}`];
  return all.filter((wishes, i) => i === 0 || wishes !== '');
}
