// An exit with a template, as one request dials it: the same exit with the login filled in.
import { base64 } from '../math/base64.ts';
import type { Exit } from '../model/exit.ts';
import { fillTemplate } from './fill.ts';
import type { Refusal } from './place-values.ts';
import type { FillAsk } from './template.ts';

/** RFC 1929 §2. */
const longestSocksField = 255;

/** Pure: the same exit and wishes give the same login. The exit itself when filling changes nothing. */
export function filledExit(exit: Exit, templateId: string, ask: FillAsk): Exit | Refusal {
  const filled = fillTemplate(templateId, exit, ask);
  if (!filled.ok) return filled;
  const { username, password } = filled;
  if (username === exit.username && password === exit.password) return exit;
  if (exit.scheme.startsWith('socks5') && (username.length > longestSocksField || password.length > longestSocksField))
    return { ok: false, message: 'template: the login is longer than SOCKS5 can carry' };
  const login = `${username}:${password}`;
  const basic = exit.scheme === 'http' || exit.scheme === 'https';
  const authorization = basic ? `Basic ${base64(login)}` : undefined;
  // A connection that was opened with one login carries no other.
  return { ...exit, login, username, password, authorization };
}
