// Scope: whether who calls may do this. Verbs check again what they must; this keeps strangers away from them.
import { type Scope, scopes } from '@gyre/shared/vocabulary';
import { createMiddleware } from 'hono/factory';
import { ServiceError } from '../../control/services/errors.ts';
import type { ApiEnv } from '../parts.ts';

export function needs(scope: Scope | 'public') {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (scope !== 'public') {
      const actor = c.get('caller')?.actor;
      if (actor === undefined)
        throw new ServiceError('unauthorized', 'Sign in, or send a valid token as "Authorization: Bearer …".');
      if (scopes.indexOf(actor.scope) < scopes.indexOf(scope))
        throw new ServiceError('forbidden', `This needs scope ${scope}; "${actor.name}" has ${actor.scope}.`);
    }
    await next();
  });
}
