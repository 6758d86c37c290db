// What a proxy user's cap costs on the request path: whether a request may begin, and charging a chunk. Goal: 20 ns.
import { Allowance } from '@gyre/server/core/limits/allowance';
import { Allowances } from '@gyre/server/dataplane/allowances';
import { proxyUserRecord } from '@gyre/server/testkit/records';
import { measure, print } from '../lib/measure.ts';

const nobody = { touched: () => {}, hurry: () => {} };
const free = new Allowance('free', nobody);
const capped = new Allowance('capped', nobody);
capped.told({ user: 'capped', over: 1e15, grant: 1e15 }, 0);
const allowances = new Allowances(() => performance.now(), { send: () => true, linked: () => true });
const user = { ...proxyUserRecord('alice', 'secret', []), runtime: undefined };
allowances.told([{ user: user.id, over: 1e15, grant: 1e15 }]);

print([
  measure('charge a chunk, no cap', 1_000_000, () => void free.charge(65_536)),
  measure('charge a chunk, with a cap', 1_000_000, () => void capped.charge(1)),
  measure('may a request begin, with a cap', 1_000_000, () => void allowances.refusalOf(user)),
]);
allowances.stop();
