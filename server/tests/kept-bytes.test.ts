// What clients that wait hold in memory, while others move much.
import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { nativeOfRun, recordOf } from '../testkit/house.ts';
import { until } from '../testkit/joined.ts';
import { openLine } from '../testkit/lines.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { stage } from './stage.ts';

const { exit, house } = stage();
const clients = 60;
const slab = 262_144;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Memory of buffers once what nobody needs is gone, bytes. */
const held = (): number => {
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
};

it('clients whose tunnels are being opened hold their early bytes, and not what else was read then', async () => {
  const stalling = await exit({ manner: 'stall' });
  const h = await house({ exits: [recordOf(stalling)] });
  const busy = await openLine(nativeOfRun?.wires);
  const [much, waiting]: [Buffer, RawClient[]] = [randomBytes(slab), []];
  const before = held();
  for (let i = 1; i <= clients; i++) {
    const client = await RawClient.open(h.port);
    waiting.push(client);
    client.write(`CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\nearly bytes`);
    await until(() => stalling.connections >= i);
    busy.far.socket.write(much);
    await until(() => busy.heard.gotBytes === i * much.length);
    busy.heard.got.length = 0;
  }
  expect(held() - before).toBeLessThan((clients * slab) / 4);
  for (const client of waiting) client.cut();
  busy.far.socket.destroy();
  busy.near.cut();
});
