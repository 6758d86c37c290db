// The suite every way out must pass: a dial through a practice exit of the scheme, in each of its manners.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exit } from '../core/model/exit.ts';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import { targetOf } from '../core/model/target.ts';
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { Connection } from '../net/connection.ts';
import type { Wires } from '../net/wires.ts';
import { type FakeExit, type FakeExitOptions, startFakeExit } from '../../testkit/fake-exit.ts';
import { type FakeTarget, startFakeTarget } from '../../testkit/fake-target.ts';
import { recordOf } from '../../testkit/house.ts';
import { extraBytes, type Manner } from '../../testkit/manners.ts';
import { Dial } from './dial.ts';
import { openGround } from './open-ground.ts';

type Scheme = FakeExitOptions['scheme'];
interface Dialled {
  readonly code: FailureCode | undefined;
  readonly connection: Connection | undefined;
  readonly rest: string;
}

/** Dials by wires, or by Node's sockets where there are none. */
export const dialBy =
  (wires: Wires | undefined) =>
  (exit: Exit, host: string, port: number, ms = 2000): Promise<Dialled> => {
    const ground = { ...openGround(() => undefined), wires };
    return new Promise((resolve) => {
      new Dial(exit, targetOf(host, port), ground, {
        dialled: (connection, rest) =>
          resolve({ code: undefined, connection, rest: Buffer.from(rest).toString('latin1') }),
        dialFailed: (why) => resolve({ code: why.code, connection: undefined, rest: '' }),
      }).start(ground.now() + ms);
    });
  };
export const dial = dialBy(undefined);

/** Sends a request over the open way and reads what comes until the end. */
function talk(connection: Connection, bytes: string, rest: string): Promise<string> {
  return new Promise((resolve) => {
    let got = rest;
    connection.sink = {
      onBytes: (_c, chunk) => (got += chunk.toString('latin1')),
      onEnd: () => resolve(got),
      onDrain: () => {},
      onClose: () => resolve(got),
      onDeadline: () => {},
    };
    connection.resume();
    connection.write(bytes);
  });
}
const get = 'GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n';

export function outboundContract(scheme: Scheme, wires?: Wires): void {
  const dial = dialBy(wires);
  /** SOCKS4 has no way to say why, and no password. */
  const socks4 = scheme.startsWith('socks4');
  const http = scheme === 'http' || scheme === 'https';
  const resolvesHere = scheme === 'socks4' || scheme === 'socks5';

  describe(`a dial through ${scheme}${wires === undefined ? '' : ', over wires'}`, () => {
    let target: FakeTarget;
    const started: FakeExit[] = [];
    const exitWith = async (options: Partial<FakeExitOptions> = {}): Promise<FakeExit> => {
      const exit = await startFakeExit({ scheme, label: 'it', sources: target.sources, ...options });
      started.push(exit);
      return exit;
    };
    const recorded = (exit: FakeExit): Exit => exitOf(recordOf(exit));
    beforeEach(async () => {
      target = await startFakeTarget();
    });
    afterEach(async () => {
      for (const exit of started.splice(0)) await exit.close();
      await target.close();
    });

    it('opens a way to an address', async () => {
      const { connection, rest } = await dial(recorded(await exitWith()), '127.0.0.1', target.port);
      expect(await talk(connection!, get, rest)).toContain('it\n');
    });
    it(`leaves names to ${resolvesHere ? 'this machine' : 'the exit'}`, async () => {
      const exit = await exitWith();
      const { connection } = await dial(recorded(exit), 'localhost', target.port);
      connection!.cut();
      expect(exit.seen[0]).toMatchObject(resolvesHere ? { byName: false } : { byName: true, host: 'localhost' });
    });
    it('opens a way to an IPv6 target, or says that it cannot', async () => {
      const exit = await exitWith({ resolve: () => ({ host: '127.0.0.1', port: target.port }) });
      const { connection, code } = await dial(recorded(exit), '2001:db8::1', 80);
      if (socks4) expect(['destination_unavailable', 'destination_not_found']).toContain(code);
      else expect(code).toBeUndefined();
      connection?.cut();
      if (scheme.startsWith('socks5')) expect(exit.seen[0]?.host).toBe('2001:db8:0:0:0:0:0:1');
    });
    it('shows its credentials', async () => {
      const exit = await exitWith({ credentials: { username: 'ann', password: socks4 ? '' : 'päss:wörd' } });
      const { code, connection } = await dial(recorded(exit), '127.0.0.1', target.port);
      expect(code).toBeUndefined();
      connection!.cut();
    });
    it('keeps the bytes that come right behind the reply', async () => {
      const { connection, rest } = await dial(
        recorded(await exitWith({ manner: 'extra-bytes' })),
        '127.0.0.1',
        target.port,
      );
      expect(await talk(connection!, get, rest)).toMatch(new RegExp(`^${extraBytes}HTTP/1.1 200`));
    });
    it('waits for a slow exit', async () => {
      const exit = await exitWith({ delayMs: 100 });
      const { connection } = await dial(recorded(exit), '127.0.0.1', target.port);
      expect(connection).toBeDefined();
      connection!.cut();
    });

    const verdicts: readonly [Manner, readonly FailureCode[]][] = [
      ['cut-head', ['connection_terminated', 'exit_protocol_error']],
      // Garbage that ends before it could be a whole head is a reply cut short.
      ['lie', http ? ['exit_protocol_error', 'connection_terminated'] : ['exit_protocol_error']],
      ['reject-auth', ['exit_auth_rejected']],
      ['stall', ['connection_timeout']],
      ['refuse-target', socks4 ? ['exit_refused'] : ['destination_unavailable']],
      ['busy', ['exit_refused', 'destination_unavailable']],
    ];
    it.each(verdicts)('calls an exit that does %s by its name', async (manner, codes) => {
      const exit = await exitWith({ manner });
      const { code } = await dial(recorded(exit), '127.0.0.1', target.port, manner === 'stall' ? 150 : 2000);
      expect(codes).toContain(code);
      await expect.poll(() => exit.connections).toBe(0);
    });
    it('says when nothing listens there', async () => {
      const exit = await exitWith();
      await exit.kill();
      expect((await dial(recorded(exit), '127.0.0.1', target.port)).code).toBe('connection_refused');
    });
    it('does not blame the exit for a target that cannot be reached', async () => {
      const exit = await exitWith({ resolve: () => undefined });
      const { code } = await dial(recorded(exit), '127.0.0.1', 9);
      expect(socks4 ? ['exit_refused'] : ['destination_unavailable', 'destination_not_found']).toContain(code);
    });
  });
}
