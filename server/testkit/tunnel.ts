// A tunnel through a proxy, asked for by hand in any of its protocols. Written apart from our codec, so that a mistake there is not made twice.
import { isIPv4 } from 'node:net';
import { RawClient } from './raw-client.ts';

export interface TunnelWish {
  readonly by: 'connect' | 'socks4' | 'socks4a' | 'socks5';
  /** Name or IPv4 address of the target. */
  readonly host: string;
  readonly port: number;
  readonly credentials?: { readonly username: string; readonly password: string };
}

/**
 * Asks the proxy at `proxyPort` on loopback; the client is behind the proxy's answer.
 * @throws Error that begins with the status or reply number when it says no.
 */
export async function openTunnel(proxyPort: number, wish: TunnelWish): Promise<RawClient> {
  const client = await RawClient.open(proxyPort);
  try {
    if (wish.by === 'connect') await byConnect(client, wish);
    else if (wish.by === 'socks5') await bySocks5(client, wish);
    else await bySocks4(client, wish);
    return client;
  } catch (error) {
    client.cut();
    throw error;
  }
}

async function byConnect(client: RawClient, { host, port, credentials }: TunnelWish): Promise<void> {
  const pair = credentials && Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  const proof = pair === undefined ? '' : `Proxy-Authorization: Basic ${pair}\r\n`;
  client.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n${proof}\r\n`);
  const head = await client.until('\r\n\r\n');
  const status = head.slice(9, 12);
  if (status !== '200') throw new Error(`${status}: ${head}`);
}

async function bySocks5(client: RawClient, { host, port, credentials }: TunnelWish): Promise<void> {
  client.write(Uint8Array.of(5, 1, credentials === undefined ? 0 : 2));
  const method = (await client.bytes(2))[1]!;
  if (method === 0xff) throw new Error('255: no method accepted');
  if (credentials !== undefined) {
    const { username, password } = credentials;
    client.write(Buffer.concat([Uint8Array.of(1), counted(username), counted(password)]));
    const verdict = (await client.bytes(2))[1]!;
    if (verdict !== 0) throw new Error(`${verdict}: credentials rejected`);
  }
  const address = isIPv4(host)
    ? Buffer.of(1, ...host.split('.').map(Number))
    : Buffer.concat([Buffer.of(3), counted(host)]);
  client.write(Buffer.concat([Uint8Array.of(5, 1, 0), address, Uint8Array.of(port >> 8, port & 0xff)]));
  const reply = (await client.bytes(10))[1]!;
  if (reply !== 0) throw new Error(`${reply}: SOCKS5 reply`);
}

async function bySocks4(client: RawClient, { by, host, port, credentials }: TunnelWish): Promise<void> {
  const named = by === 'socks4a' && !isIPv4(host);
  const address = named ? [0, 0, 0, 1] : host.split('.').map(Number);
  const user = Buffer.from(`${credentials?.username ?? ''}\0`);
  const name = Buffer.from(named ? `${host}\0` : '');
  client.write(Buffer.concat([Uint8Array.of(4, 1, port >> 8, port & 0xff, ...address), user, name]));
  const reply = (await client.bytes(8))[1]!;
  if (reply !== 0x5a) throw new Error(`${reply}: SOCKS4 reply`);
}

const counted = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
};
