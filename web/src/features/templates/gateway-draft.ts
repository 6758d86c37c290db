// What the dialog holds: the vendor, one of its gateways (or another), the account. Nothing here waits or draws.
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { t } from './messages.ts';

export type GatewayScheme = Exclude<VendorTemplate['gateways'][number]['scheme'], 'direct'>;
export interface GatewayDraft {
  readonly scheme: GatewayScheme;
  readonly host: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly label: string;
}
export const emptyDraft: GatewayDraft = { scheme: 'http', host: '', port: '', username: '', password: '', label: '' };

/** The template people write themselves. */
export const isOwn = ({ id }: VendorTemplate): boolean => id === 'custom';

/** The draft after another vendor was chosen: its first gateway, or the one that was asked for; the account goes. */
export function draftFor(vendor: VendorTemplate, gateway = '', account = ''): GatewayDraft {
  const at = vendor.gateways.find((it) => gatewayText(it) === gateway) ?? vendor.gateways[0];
  return { ...emptyDraft, ...(at === undefined ? {} : gatewayFields(at)), username: account };
}
export function gatewayFields({ scheme, host, port }: VendorTemplate['gateways'][number]): Partial<GatewayDraft> {
  return { scheme: scheme === 'direct' ? 'http' : scheme, host, port: String(port) };
}
/** `http://pr.oxylabs.io:7777`: how gateways are told apart. */
export const gatewayText = ({ scheme, host, port }: { scheme: string; host: string; port: number | string }): string =>
  `${scheme}://${host}:${port}`;

export function problemsOf(draft: GatewayDraft, vendor: VendorTemplate): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const port = Number(draft.port);
  if (draft.host.trim() === '') found['host'] = t.needHost;
  if (!Number.isInteger(port) || port < 1 || port > 65535) found['port'] = t.needPort;
  // Apify has no account name: groups, or nothing.
  if (draft.username.trim() === '' && vendor.id !== 'apify') found['username'] = t.needUsername;
  return found;
}

export function createOf(draft: GatewayDraft, vendor: VendorTemplate): BodyInput<EndpointOf<'exits.create'>> {
  const { scheme, password } = draft;
  return {
    ...{ scheme, host: draft.host.trim(), port: Number(draft.port), username: draft.username.trim() },
    ...(password === '' ? {} : { password }),
    ...(draft.label.trim() === '' ? {} : { label: draft.label.trim() }),
    template: vendor.id,
  };
}

/** Vendors whose name or gateway holds every word. */
export function vendorsLike(vendors: readonly VendorTemplate[], text: string): readonly VendorTemplate[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return vendors.filter((vendor) => {
    const whole = [vendor.name, vendor.id, ...vendor.gateways.map(({ host }) => host)].join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
