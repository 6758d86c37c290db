// The admin API and the dashboard as one Hono app: the order of the middleware, then the routes. Adapters only: what is decided is decided in
// control/services. serve.ts puts it on a socket.
import { api } from '@gyre/shared/contract/api';
import { Hono } from 'hono';
import { systemClock } from '../base/clock.ts';
import { ServiceError } from '../control/services/errors.ts';
import { bindVerbs } from './bind.ts';
import { bindDocs } from './docs/routes.ts';
import { problemAnswer, Refusal } from './errors.ts';
import { csrf } from './middleware/csrf.ts';
import { IdempotencyMemory } from './middleware/idempotency.ts';
import { requestIds } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { signIns } from './middleware/sign-in.ts';
import { type ApiEnv, type ApiParts, apiBase } from './parts.ts';
import { bindAccounts } from './routes/account.ts';
import { bindEcho } from './routes/echo.ts';
import { bindLive } from './routes/live.ts';
import { bindPac } from './routes/pac.ts';
import { bindReady } from './routes/ready.ts';
import { bindWeb } from './routes/web.ts';

export function createApp(parts: ApiParts): Hono<ApiEnv> {
  const clock = parts.clock ?? systemClock;
  const log = parts.log.child({ part: 'api' });
  const app = new Hono<ApiEnv>();

  app.onError((error, c) => problemAnswer(c, error, log));
  app.notFound((c) => problemAnswer(c, nowhere(c.req.method, c.req.path), log));

  app.use(requestIds(clock, log));
  app.use(securityHeaders);
  app.use(signIns(parts.services.accounts));
  app.use(csrf);

  bindReady(app, parts);
  bindPac(app, parts);
  bindEcho(app, clock);
  bindLive(app, parts, clock);
  bindAccounts(app, parts);
  bindDocs(app, parts);
  bindVerbs(app, parts.services.verbs, new IdempotencyMemory(() => clock.now()));
  app.all('/api/*', (c) => c.notFound());
  bindWeb(app, parts.webRoot);
  return app;
}

/** Nothing at this path, or nothing for this method. */
function nowhere(method: string, path: string): ServiceError {
  const inside = path.startsWith(apiBase) ? path.slice(apiBase.length) : undefined;
  const methods = api.filter((it) => inside !== undefined && matches(it.path, inside)).map((it) => it.method);
  if (methods.length === 0) return new ServiceError('not_found', `There is nothing at ${path}.`);
  const allow = [...new Set(methods)].join(', ');
  return new Refusal(405, `${method} is not possible at ${path}; ${allow} is.`, { headers: { allow } });
}

function matches(template: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = template.split('/');
  return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i]);
}
