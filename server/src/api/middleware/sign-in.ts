// Sign-in: finds out who calls, by bearer token or by cookie. A token that was sent is never made up for by a cookie.
// Whether being that person is enough is checked in scope.ts.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Accounts, SignedIn } from '../../control/services/services.ts';
import type { ApiEnv, Caller } from '../parts.ts';

export const sessionCookie = 'gyre_session';
/** The server decides when a session ends (its expiry slides); the browser only has to keep the cookie longer than that. */
const cookieSeconds = 30 * 24 * 3600;

export function signIns(accounts: Accounts) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    c.set('caller', callerOf(c, accounts));
    await next();
  });
}

/** Who the credentials of this request belong to at this moment. */
export function callerOf(c: Context<ApiEnv>, accounts: Accounts): Caller | undefined {
  const authorization = c.req.header('authorization');
  if (authorization !== undefined) {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1];
    const actor = token === undefined ? undefined : accounts.byToken(token);
    return actor && { actor, secret: null, csrf: null };
  }
  const secret = getCookie(c, sessionCookie);
  const found = secret === undefined || secret === '' ? undefined : accounts.bySession(secret);
  return found && { actor: found.actor, secret: secret ?? null, csrf: found.csrf };
}

export function giveCookie(c: Context<ApiEnv>, signedIn: SignedIn): void {
  setCookie(c, sessionCookie, signedIn.secret, { ...attributes(c), maxAge: cookieSeconds });
}

export function takeCookie(c: Context<ApiEnv>): void {
  deleteCookie(c, sessionCookie, attributes(c));
}

function attributes(c: Context<ApiEnv>) {
  const secure = c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https';
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
}
