// /echo: tells a client the address it comes from, as its connection says it. For measuring exits where no echo target on the internet can be
// asked. No sign-in and no cookies; headers of proxies in between are not believed, since the whole point is what the socket says.
import type { Context, Hono } from 'hono';
import type { Clock } from '../../base/clock.ts';
import type { ApiEnv } from '../parts.ts';
import { remoteAddress } from '../remote.ts';

/** Answers at once to one address, and how many more each second. */
const burst = 60;
const perSecond = 20;
/** Addresses remembered; who asks seldom has a full allowance anyway. */
const mostAddresses = 10_000;

export function bindEcho(app: Hono<ApiEnv>, clock: Clock): void {
  const allowance = new Allowance(clock);
  const answer = (write: (address: string) => [body: string, type: string]) => (c: Context<ApiEnv>) => {
    const address = remoteAddress(c).replace(/%.*$/, '');
    if (!allowance.take(address)) return c.body('Slower, please.\n', 429, { ...plain, 'retry-after': '1' });
    const [body, type] = write(address);
    return c.body(body, 200, { 'content-type': type, 'cache-control': 'no-store' });
  };
  app.get(
    '/echo',
    answer((address) => [`${address}\n`, plain['content-type']]),
  );
  app.get(
    '/echo.json',
    answer((address) => [JSON.stringify({ ip: address }), 'application/json']),
  );
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

class Allowance {
  private readonly clock: Clock;
  private readonly left = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  take(address: string): boolean {
    const at = this.clock.monotonic();
    const known = this.left.get(address);
    const tokens = known === undefined ? burst : Math.min(burst, known.tokens + ((at - known.at) / 1000) * perSecond);
    // The newest is last, so that the one forgotten is the one that asked longest ago.
    this.left.delete(address);
    this.left.set(address, { tokens: tokens < 1 ? tokens : tokens - 1, at });
    if (this.left.size > mostAddresses) this.left.delete(this.left.keys().next().value!);
    return tokens >= 1;
  }
}
