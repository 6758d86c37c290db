// The vendor templates Gyre knows, and the one people write themselves.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { customTemplate, type Template } from '../../../core/template/template.ts';
import { vendorGrammar, vendors } from '../../../core/template/vendors.ts';
import { guard } from '../guard.ts';
import type { Verb } from '../services.ts';

export function listTemplates(): Verb<EndpointOf<'templates.list'>> {
  const items = [...vendors.map(viewOf), own];
  return (context) => {
    guard(context, 'read');
    return { items };
  };
}

const keys = ['country', 'region', 'city', 'asn', 'session', 'ttl'] as const;

function viewOf({
  id,
  name,
  gateways,
  account,
  username,
  password,
  notes,
  checkedAt,
  confirmed,
}: Template): VendorTemplate {
  const names = vendorGrammar(id)!.names;
  return {
    id,
    name,
    gateways: gateways.map((it) => ({ ...it })),
    asks: [
      { field: 'username', label: account.username.label, example: account.username.example, secret: false },
      { field: 'password', label: account.password.label, example: '', secret: true },
    ],
    can: keys.filter((key) => names.has(key)),
    username: username.at(-1)!,
    password,
    notes,
    checkedAt,
    confirmed,
  };
}

const own: VendorTemplate = {
  id: customTemplate,
  name: 'Own template',
  gateways: [],
  asks: [
    {
      field: 'username',
      label: 'Username with placeholders',
      example: 'customer-x[-cc-{country}][-sessid-{session}]',
      secret: false,
    },
    { field: 'password', label: 'Password, placeholders allowed', example: '', secret: true },
  ],
  can: [...keys],
  username: '',
  password: '',
  notes: 'A group in square brackets is left out when its placeholder has no value.',
  checkedAt: '',
  confirmed: true,
};
