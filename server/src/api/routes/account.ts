// First-run claim, sign-in, sign-out and who is asking: the endpoints that deal in cookies, served with `Accounts`.
import type { AccountEndpointId } from '../../control/services/services.ts';
import { api, type EndpointOf } from '@gyre/shared/contract/api';
import type { Identity } from '@gyre/shared/contract/auth';
import type { Body } from '@gyre/shared/contract/contract';
import type { Context, Handler, Hono } from 'hono';
import { contextOf, routePath } from '../bind.ts';
import { ServiceError } from '../../control/services/errors.ts';
import { readInput } from '../input.ts';
import { needs } from '../middleware/scope.ts';
import { giveCookie, takeCookie } from '../middleware/sign-in.ts';
import type { ApiEnv, ApiParts, Caller } from '../parts.ts';
import { isLocal, remoteAddress } from '../remote.ts';

export function bindAccounts(app: Hono<ApiEnv>, parts: ApiParts): void {
  const { accounts } = parts.services;
  const handlers: Readonly<Record<AccountEndpointId, Handler<ApiEnv>>> = {
    'setup.state': (c) => c.json({ claimed: accounts.claimed(), version: parts.version, demo: parts.demo }),
    'setup.claim': async (c) => {
      const { code, name, password } = await bodyOf(c, 'setup.claim');
      if (!isLocal(c)) throw new ServiceError('forbidden', claimFromHere);
      return greet(c, await accounts.claim(code, name, password, remoteAddress(c)));
    },
    'auth.signIn': async (c) => {
      const { name, password } = await bodyOf(c, 'auth.signIn');
      return greet(c, await accounts.signIn(name, password, remoteAddress(c)));
    },
    'auth.signOut': (c) => {
      const secret = c.get('caller')?.secret;
      if (secret != null) accounts.signOut(secret);
      takeCookie(c);
      return c.body(null, 204);
    },
    'auth.me': (c) => c.json(identityOf({ actor: contextOf(c).actor, csrf: c.get('caller')?.csrf ?? null })),
  };
  for (const endpoint of api) {
    const handler = (handlers as Readonly<Record<string, Handler<ApiEnv> | undefined>>)[endpoint.id];
    if (handler !== undefined) app.on(endpoint.method, routePath(endpoint), needs(endpoint.scope), handler);
  }
}

const claimFromHere =
  'A fresh installation is claimed from the machine it runs on. In a container, set GYRE_ADMIN_USERNAME and GYRE_ADMIN_PASSWORD.';

function greet(c: Context<ApiEnv>, signedIn: Parameters<typeof giveCookie>[1]): Response {
  giveCookie(c, signedIn);
  return c.json(identityOf(signedIn));
}

function identityOf({ actor, csrf }: Pick<Caller, 'actor' | 'csrf'>): Identity {
  return { kind: actor.kind === 'admin' ? 'admin' : 'token', name: actor.name, scope: actor.scope, csrf };
}

/** The body, which `readInput` has checked against the endpoint of this id. */
async function bodyOf<I extends 'setup.claim' | 'auth.signIn'>(
  c: Context<ApiEnv>,
  id: I,
): Promise<Body<EndpointOf<I>>> {
  const { input } = await readInput(
    c,
    api.find((it) => it.id === id)!,
  );
  return input.body as Body<EndpointOf<I>>;
}
