// Cross-site request forgery: a write must come from our own pages. By cookie it must also repeat the session's word in X-Gyre-CSRF.
// Bearer tokens are not sent by browsers on their own and need neither.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ServiceError } from '../../control/services/errors.ts';
import type { ApiEnv } from '../parts.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

export const csrf = createMiddleware<ApiEnv>(async (c, next) => {
  if (!reads.has(c.req.method) && c.req.header('authorization') === undefined) check(c);
  await next();
});

function check(c: Context<ApiEnv>): void {
  if (!fromOurPages(c)) throw new ServiceError('forbidden', 'This call comes from a page of another site.');
  const word = c.get('caller')?.csrf;
  if (word === undefined || word === null) return;
  const given = c.req.header('x-gyre-csrf');
  if (given === undefined)
    throw new ServiceError(
      'forbidden',
      'Writes by cookie need the header X-Gyre-CSRF; GET /api/v1/me tells its value.',
    );
  if (!same(given, word)) throw new ServiceError('forbidden', 'X-Gyre-CSRF is not the value of this session.');
}

/** What is not a browser says neither of the two headers, and has no cookie that another site could use. */
function fromOurPages(c: Context<ApiEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);
}

function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
