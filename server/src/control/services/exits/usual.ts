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
