// Time to the first byte through an https exit that is 100 ms away: straight to it, and through Gyre with and without connections opened ahead.
// npx tsx --conditions=gyre-source bench/scale/warm.ts [tunnels]
import { connect } from 'node:tls';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { startFakeExit } from '../../server/testkit/fake-exit.ts';
import { startFakeTarget } from '../../server/testkit/fake-target.ts';
import { startFarAway } from '../../server/testkit/far-away.ts';
import { recordOf, startHouse } from '../../server/testkit/house.ts';
import { RawClient } from '../../server/testkit/raw-client.ts';
import { poolRecord } from '../../server/testkit/records.ts';

const tunnels = Number(process.argv[2] ?? 30);
const roundTripMs = 100;
const target = await startFakeTarget();
const exit = await startFakeExit({ scheme: 'https', label: 'far' });
const far = await startFarAway(exit.port, roundTripMs);

/** Time to the exit's reply to CONNECT, and to the first byte of the target's answer, ms. */
interface Took {
  readonly reply: number;
  readonly first: number;
}
const head = `CONNECT a.test:${target.port} HTTP/1.1\r\nHost: a.test\r\n\r\n`;
const request = 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n';

function straight(): Promise<Took> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect({ port: far.port, host: '127.0.0.1', rejectUnauthorized: false }, () => socket.write(head));
    let reply = 0;
    socket.on('error', reject).on('data', () => {
      if (reply > 0) {
        socket.destroy();
        return resolve({ reply, first: performance.now() - from });
      }
      reply = performance.now() - from;
      socket.write(request);
    });
  });
}
async function through(port: number): Promise<Took> {
  const from = performance.now();
  const client = await RawClient.open(port);
  await client.write(head).until('\r\n\r\n');
  const reply = performance.now() - from;
  await client.write(request).bytes(1);
  client.cut();
  return { reply, first: performance.now() - from };
}
async function measure(name: string, one: () => Promise<Took>, base?: Took): Promise<Took> {
  const all: Took[] = [];
  for (let i = 0; i < tunnels; i++) all.push(await one());
  const middle = (of: (it: Took) => number): number => all.map(of).sort((a, b) => a - b)[Math.floor(tunnels / 2)]!;
  const it = { reply: middle(({ reply }) => reply), first: middle(({ first }) => first) };
  const of =
    base === undefined
      ? ''
      : ` (${(it.reply / base.reply).toFixed(2)} and ${(it.first / base.first).toFixed(2)} × straight)`;
  console.log(`${name}: reply ${it.reply.toFixed(0)} ms, first byte ${it.first.toFixed(0)} ms${of}`);
  return it;
}

const base = await measure('straight to the exit', straight);
for (const enabled of [false, true]) {
  const resilience = { ...defaultResilience, warm: { ...defaultResilience.warm, enabled } };
  const pools = [poolRecord('pool_default', { resilience })];
  const house = await startHouse({ exits: [recordOf(exit, { port: far.port })], pools });
  await measure(`through Gyre, warm connections ${enabled ? 'on' : 'off'}`, () => through(house.port), base);
  house.stop();
}
await far.close();
await exit.close();
await target.close();
