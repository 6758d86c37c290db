// A webhook as people see it, and finding and checking one.
import type { AlertKind, Webhook } from '@gyre/shared/contract/alerts';
import { compileAccess, mayReach } from '../../../core/access/rules.ts';
import type { WebhookRow } from '../../../storage/stores/alert-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { invalidField, notFound } from '../errors.ts';
import type { HouseSettings } from '../house-settings.ts';

export interface WebhookFields {
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly kinds: readonly AlertKind[];
}

export function webhookView({ seq: _seq, secret: _secret, kinds, ...row }: WebhookRow, waiting: number): Webhook {
  return { ...row, kinds: [...kinds], waiting };
}
/** @throws ServiceError `not_found`. */
export function webhookOrThrow(stores: Pick<Stores, 'webhooks'>, id: string): WebhookRow {
  const row = stores.webhooks.find(id);
  if (row === undefined) throw notFound('webhook', id);
  return row;
}
/** Names are judged again when they are resolved. @throws ServiceError `validation`. */
export function checkUrl(text: string, settings: Pick<HouseSettings, 'read'>): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw invalidField('/url', 'an address that begins with http:// or https://');
  if (url.username !== '' || url.password !== '') throw invalidField('/url', 'an address without a name and password');
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const no = mayReach(host, port, compileAccess(settings.read()));
  if (no !== undefined) throw invalidField('/url', `an address that may be reached (${no.detail})`);
}
