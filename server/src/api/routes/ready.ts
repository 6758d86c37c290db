// What those who run Gyre ask: alive, ready, and the figures. No sign-in for the first two; they say nothing worth hiding.
import type { Hono } from 'hono';
import { needs } from '../middleware/scope.ts';
import type { ApiEnv, ApiParts } from '../parts.ts';
import { isLocalByName } from '../remote.ts';

export function bindReady(app: Hono<ApiEnv>, parts: ApiParts): void {
  const { fleet } = parts.running;
  app.get('/healthz', (c) => c.json({ alive: true }, 200, fresh));
  app.get('/readyz', (c) => {
    if (fleet.ready()) return c.json({ ready: true }, 200, fresh);
    const { running, total, revision } = fleet.revisionState();
    const reason = `No worker listens yet: ${running} of ${total} run revision ${revision}.`;
    return c.json({ ready: false, reason }, 503, { ...fresh, 'retry-after': '1' });
  });
  const mayRead = needs('read');
  // Scrapers on this machine need no token; any other needs one that may read.
  app.get(
    '/metrics',
    (c, next) => (isLocalByName(c) ? next() : mayRead(c, next)),
    (c) => c.text(parts.metrics(), 200, { ...fresh, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
}

const fresh = { 'cache-control': 'no-store' };
