// What several nouns ask about thresholds of health: whether they go together.
import type { Settings } from '@gyre/shared/contract/settings';
import { invalidField } from './errors.ts';

/** @throws ServiceError `validation`. */
export function checkThresholds({ baseEjectionMs, maxEjectionMs }: Settings['health']): void {
  if (maxEjectionMs < baseEjectionMs) throw invalidField('/health/maxEjectionMs', 'not less than baseEjectionMs');
}
