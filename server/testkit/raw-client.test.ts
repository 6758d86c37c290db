import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { RawClient } from './raw-client.ts';

let server: Server | undefined;
afterEach(() => void server?.close());
async function serving(serve: (socket: Socket) => void): Promise<RawClient> {
  server = createServer((socket) => serve(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return RawClient.open((server.address() as AddressInfo).port);
}
const saying = (bytes: string): Promise<RawClient> => serving((socket) => void socket.end(bytes));

describe('a raw client', () => {
  it('takes what it is asked for and leaves the rest', async () => {
    const client = await saying('head\r\n\r\nbody and more');
    expect(await client.until('\r\n\r\n')).toBe('head\r\n\r\n');
    expect((await client.bytes(4)).toString()).toBe('body');
    expect(await client.rest()).toBe(' and more');
    client.cut();
  });
  it('says what it got when the connection ends too early', async () => {
    const client = await saying('only this');
    await expect(client.until('\r\n')).rejects.toThrow(
      'the connection ended while waiting for "\r\n"; got "only this"',
    );
    await expect(client.bytes(10)).rejects.toThrow('10 bytes');
  });
  it('tells an end from a reset', async () => {
    expect(await (await saying('x')).closed()).toBe('end');
    const client = await serving((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await client.write('x').closed()).toBe('reset');
  });
  it('is refused where nobody listens', async () => {
    await expect(RawClient.open(await freePort())).rejects.toThrow('ECONNREFUSED');
  });
});
