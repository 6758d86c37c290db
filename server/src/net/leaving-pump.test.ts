import { describe, expect, it } from 'vitest';
import { nativePath } from '../cli/places.ts';
import { joined } from '../../testkit/joined.ts';
import { LeavingPump } from './leaving-pump.ts';
import { pumpContract } from './pump.contract.ts';
import { loadNative } from './native.ts';

const relay = loadNative(nativePath())?.relay;

describe.skipIf(relay === undefined)('the native relay (npm run native builds it)', () => {
  pumpContract('the native relay', (client, exit, options) => new LeavingPump(client, exit, options, relay!));

  it('has taken a tunnel that lives on', async () => {
    const { inner, client, target } = await joined({
      make: (a, b, options) => new LeavingPump(a, b, options, relay!),
    });
    expect(inner.map((it) => it.carrier !== undefined)).toEqual([true, true]);
    client.socket.destroy();
    target.socket.destroy();
  });
});
