import { describe, expect, it } from 'vitest';
import { exitSchemes } from '@gyre/shared/vocabulary';
import { exitRecord } from '../../testkit/records.ts';
import { startFakeExit } from '../../testkit/fake-exit.ts';
import { startFakeTarget } from '../../testkit/fake-target.ts';
import { recordOf } from '../../testkit/house.ts';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import { targetOf } from '../core/model/target.ts';
import { Dial } from './dial.ts';
import { openGround } from './open-ground.ts';
import { dial, outboundContract } from './outbound.contract.ts';

// `direct` has no exit that could misbehave: it has its own tests below.
for (const scheme of exitSchemes) if (scheme !== 'direct') outboundContract(scheme);

describe('a direct exit', () => {
  const direct = exitOf(exitRecord('exit_direct', { scheme: 'direct', host: '', port: 0 }));
  it('connects to the target itself', async () => {
    const target = await startFakeTarget();
    const { connection } = await dial(direct, 'localhost', target.port);
    expect(connection).toBeDefined();
    connection!.cut();
    await target.close();
  });
  it('leaves by the local address it is given', async () => {
    const target = await startFakeTarget();
    const from = exitOf(exitRecord('exit_direct', { scheme: 'direct', localAddress: '127.0.0.9' }));
    const { connection } = await dial(from, '127.0.0.1', target.port);
    expect(connection!.nodeSocket.localAddress).toBe('127.0.0.9');
    connection!.cut();
    await target.close();
  });
  it('refuses an address that a name resolved to, after resolution', async () => {
    const ground = openGround((address) => ({ code: 'destination_ip_prohibited', detail: address }));
    const code = await new Promise((resolve) => {
      new Dial(direct, targetOf('localhost', 80), ground, {
        dialled: () => resolve('dialled'),
        dialFailed: (why) => resolve(why.code),
      }).start(ground.now() + 2000);
    });
    expect(code).toBe('destination_ip_prohibited');
  });
  it('calls a target that refuses by its name, and blames no exit', async () => {
    const target = await startFakeTarget();
    await target.close();
    expect((await dial(direct, '127.0.0.1', target.port)).code).toBe('destination_unavailable');
  });
  it('calls a name that does not resolve by its name', async () => {
    expect((await dial(direct, 'nothing.invalid', 80)).code).toBe('destination_not_found');
  });
});

describe('an https exit', () => {
  it('is not trusted with a certificate nobody signed, unless the operator says so', async () => {
    const exit = await startFakeExit({ scheme: 'https' });
    const strict = exitOf(recordOf(exit, { insecureTls: false }));
    expect((await dial(strict, '127.0.0.1', 80)).code).toBe('tls_certificate_error');
    await exit.close();
  });
  it('that speaks no TLS is a protocol error', async () => {
    const exit = await startFakeExit({ scheme: 'http' });
    const { code } = await dial(exitOf({ ...recordOf(exit), scheme: 'https' }), '127.0.0.1', 80);
    expect(['tls_protocol_error', 'connection_terminated']).toContain(code);
    await exit.close();
  });
});

it('reaches an exit over IPv6', async () => {
  const target = await startFakeTarget();
  const exit = await startFakeExit({ scheme: 'socks5h', host: '::1' });
  const { connection } = await dial(exitOf(recordOf(exit)), '127.0.0.1', target.port);
  expect(connection).toBeDefined();
  connection!.cut();
  await exit.close();
  await target.close();
});
