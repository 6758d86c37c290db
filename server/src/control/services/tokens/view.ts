// A token as the API shows it.
import type { Token } from '@gyre/shared/contract/auth';
import type { TokenRow } from '../../../storage/stores/token-store.ts';

export function tokenView({ id, name, scope, createdAt, expiresAt, lastUsedAt }: TokenRow): Token {
  return { id, name, scope, createdAt, expiresAt, lastUsedAt };
}
