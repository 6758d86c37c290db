// What an exit is when nobody says otherwise.
import type { ExitAttributes } from '../../../storage/stores/exit-rows.ts';

export const usual: Omit<ExitAttributes, 'label'> = {
  tags: [],
  weight: 1,
  maxInFlight: null,
  priority: 0,
  price: null,
  template: null,
  adminState: 'enabled',
  insecureTls: false,
  country: null,
  region: null,
  city: null,
  asn: null,
  type: null,
};
/** Field by field: it is made for each line of an import. */
export function usualExit(label: string): ExitAttributes {
  return {
    label,
    tags: usual.tags,
    weight: usual.weight,
    maxInFlight: usual.maxInFlight,
    priority: usual.priority,
    price: usual.price,
    template: usual.template,
    adminState: usual.adminState,
    insecureTls: usual.insecureTls,
    country: usual.country,
    region: usual.region,
    city: usual.city,
    asn: usual.asn,
    type: usual.type,
  };
}
