// Request ids: every answer names one, and so do the log and each problem. What the client sends is not used: it would end up in our log.
import { randomBytes } from 'node:crypto';
import { makeId } from '@gyre/shared/ids';
import { createMiddleware } from 'hono/factory';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { ApiEnv } from '../parts.ts';

export function requestIds(clock: Clock, log: Log) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const requestId = makeId('req', clock.now(), randomBytes(16));
    const startedAt = clock.monotonic();
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('request-id', requestId);
    const { method, path } = c.req;
    const ms = Math.round(clock.monotonic() - startedAt);
    log.debug({ requestId, method, path, status: c.res.status, ms, actor: c.get('caller')?.actor.name }, 'api call');
  });
}
