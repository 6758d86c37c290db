// Tunnels over wires: both sides, or one side beside a socket of Node, carried by the pump and by the native relay.
import { describe, expect, it } from 'vitest';
import { joined, type MakeLine, nodeLine } from '../../testkit/joined.ts';
import { nativePath } from '../cli/places.ts';
import { LeavingPump } from './leaving-pump.ts';
import { loadNative } from './native.ts';
import { pumpContract } from './pump.contract.ts';
import { Pump } from './pump.ts';

const native = loadNative(nativePath());
const wire: MakeLine = (port) => native!.wires.connect('127.0.0.1', port);

describe.skipIf(native === undefined)('over wires (npm run native builds them)', () => {
  pumpContract('the pump, both wires', (a, b, options) => new Pump(a, b, options), [wire, wire]);
  pumpContract('the pump, a wire and a socket', (a, b, options) => new Pump(a, b, options), [wire, nodeLine]);
  pumpContract('the pump, a socket and a wire', (a, b, options) => new Pump(a, b, options), [nodeLine, wire]);
  pumpContract('the native relay', (a, b, options) => new LeavingPump(a, b, options, native!.relay), [wire, wire]);

  it('the relay takes wires', async () => {
    const { inner, client, target } = await joined({
      make: (a, b, options) => new LeavingPump(a, b, options, native!.relay),
      lines: [wire, wire],
    });
    expect(inner.map((it) => it.carrier !== undefined)).toEqual([true, true]);
    client.socket.destroy();
    target.socket.destroy();
  });
});
