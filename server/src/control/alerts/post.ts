// One POST to a webhook: the name is resolved here, every address is judged like a target, and the connection goes to the judged address.
// Redirects are not followed: they would lead around the guard.
import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { type Access, mayReach, mayReachAddress } from '../../core/access/rules.ts';

/** For the answer's head, ms. */
const timeoutMs = 10_000;

export interface PostOutcome {
  readonly ok: boolean;
  /** Null: no answer. */
  readonly status: number | null;
  /** One sentence when it is not ok. */
  readonly problem: string | null;
}
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const refused = (problem: string): PostOutcome => ({ ok: false, status: null, problem });

export async function post({ url, headers, body }: Post, access: Access): Promise<PostOutcome> {
  try {
    const to = new URL(url);
    const port = portOf(to);
    const host = hostOf(to);
    const no = mayReach(host, port, access);
    if (no !== undefined) return refused(`The address may not be reached: ${no.detail}.`);
    const addresses = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host, family: isIP(host) }];
    const good = addresses.find((it) => mayReachAddress(it.address, port, access) === undefined);
    if (good === undefined) return refused(`${host} has no address that may be reached.`);
    return await send(to, { headers, body }, good);
  } catch (error) {
    const { code } = error as { code?: unknown };
    return refused(`No answer (${typeof code === 'string' ? code : String((error as Error).message)}).`);
  }
}

export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();
export const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

interface Judged {
  readonly address: string;
  readonly family: number;
}
function send(to: URL, { headers, body }: Omit<Post, 'url'>, { address, family }: Judged): Promise<PostOutcome> {
  return new Promise((resolve, reject) => {
    const ask = to.protocol === 'https:' ? httpsRequest : httpRequest;
    const call: ClientRequest = ask(to, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Gyre' },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      // The judged address, whatever the name means by now.
      lookup: (_host, options, done) => {
        if (options.all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const { statusCode: status = 0 } = response;
      response.destroy();
      const ok = status >= 200 && status < 300;
      resolve({ ok, status, problem: ok ? null : `It answered ${status}.` });
    });
    call.end(body);
  });
}
