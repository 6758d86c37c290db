// Security headers on every answer: nothing inline, nothing from elsewhere, never framed, never sniffed.
import { createMiddleware } from 'hono/factory';
import { type ApiEnv, apiBase } from '../parts.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: readonly (readonly [string, string])[] = [
  ['content-security-policy', policy],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

export const securityHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  for (const [name, value] of headers) c.res.headers.set(name, value);
  if (c.req.path.startsWith(apiBase) && !c.res.headers.has('cache-control'))
    c.res.headers.set('cache-control', 'no-store');
});
