// The same dials over wires, where the native half was built.
import { describe, expect, it } from 'vitest';
import { exitSchemes } from '@gyre/shared/vocabulary';
import { startFakeExit } from '../../testkit/fake-exit.ts';
import { startFakeTarget } from '../../testkit/fake-target.ts';
import { recordOf } from '../../testkit/house.ts';
import { exitRecord } from '../../testkit/records.ts';
import { nativePath } from '../cli/places.ts';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import { loadNative } from '../net/native.ts';
import { Wire } from '../net/wire.ts';
import { dialBy, outboundContract } from './outbound.contract.ts';

const wires = loadNative(nativePath())?.wires;
const dial = dialBy(wires);

describe.skipIf(wires === undefined)('over wires (npm run native builds them)', () => {
  for (const scheme of exitSchemes) if (scheme !== 'direct') outboundContract(scheme, wires);

  const direct = exitOf(exitRecord('exit_direct', { scheme: 'direct', host: '', port: 0 }));
  it('a direct exit connects to the target itself, by a wire where there is one address', async () => {
    const target = await startFakeTarget();
    const { connection } = await dial(direct, '127.0.0.1', target.port);
    expect(connection!.socket).toBeInstanceOf(Wire);
    connection!.cut();
    await target.close();
    expect((await dial(direct, '127.0.0.1', target.port)).code).toBe('destination_unavailable');
  });
  it('a direct exit that leaves by an address of its own does so', async () => {
    const target = await startFakeTarget();
    const from = exitOf(exitRecord('exit_direct', { scheme: 'direct', localAddress: '127.0.0.9' }));
    const { connection } = await dial(from, '127.0.0.1', target.port);
    expect(connection!.nodeSocket.localAddress).toBe('127.0.0.9');
    connection!.cut();
    await target.close();
  });
  it('an exit is reached over IPv6', async () => {
    const target = await startFakeTarget();
    const exit = await startFakeExit({ scheme: 'socks5h', host: '::1' });
    const { connection } = await dial(exitOf(recordOf(exit)), '127.0.0.1', target.port);
    expect([connection!.socket instanceof Wire, connection!.socket.remoteAddress]).toEqual([true, '::1']);
    connection!.cut();
    await exit.close();
    await target.close();
  });
});
