// A practice gateway of a vendor: an HTTP proxy on loopback that reads every login as the vendor would, answers 407 to those it cannot read, keeps one
// address for each session and gives another to every request without one.
import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { dialTarget, type ExitDuty, join } from './manners.ts';
import type { SourceNames } from './source-names.ts';
import { readVendorLogin, type VendorLogin } from './vendor-logins.ts';

export interface FakeVendorOptions {
  /** Id of the template. */
  readonly vendor: string;
  /** The password of the account. */
  readonly password: string;
  /** Learns the address each request leaves by, in place of a real one. */
  readonly sources?: SourceNames;
}

export interface SeenLogin extends VendorLogin {
  /** What the target sees: `DE-1`, or `any-4`. */
  readonly address: string;
}

export class FakeVendor {
  readonly vendor: string;
  /** Every login that was understood, in order. */
  readonly seen: SeenLogin[] = [];
  /** Username and password of those that were not. */
  readonly refused: string[] = [];
  port = 0;
  private readonly options: FakeVendorOptions;
  private readonly addresses = new Map<string, string>();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private given = 0;

  constructor(options: FakeVendorOptions) {
    this.options = options;
    this.vendor = options.vendor;
    this.server = createServer((request, response) => this.forward(request, response));
    this.server.on('connect', (request, socket: Socket, head: Buffer) => this.connect(request, socket, head));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.server.once('error', reject).listen(0, '127.0.0.1', () => resolve()),
    );
    this.port = (this.server.address() as AddressInfo).port;
  }
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
  /** The peer of this session goes away: it leaves by another address from now on. */
  loseSession(session: string): void {
    this.addresses.delete(session);
  }

  /** What the login means, noted; undefined when the vendor refuses it. */
  private signIn({ headers }: IncomingMessage): SeenLogin | undefined {
    const basic = /^Basic (.+)$/.exec(headers['proxy-authorization'] ?? '')?.[1] ?? '';
    const text = Buffer.from(basic, 'base64').toString();
    const colon = text.indexOf(':');
    const login = readVendorLogin(this.vendor, text.slice(0, colon), text.slice(colon + 1));
    if (login === undefined || login.password !== this.options.password) return void this.refused.push(text);
    const seen = { ...login, address: this.addressOf(login) };
    this.seen.push(seen);
    return seen;
  }
  private addressOf({ session, country = 'any' }: VendorLogin): string {
    const known = session === undefined ? undefined : this.addresses.get(session);
    if (known !== undefined) return known;
    const address = `${country}-${++this.given}`;
    if (session !== undefined) this.addresses.set(session, address);
    return address;
  }

  private duty(address: string): ExitDuty {
    const { sources } = this.options;
    const resolve = (host: string, port: number): { host: string; port: number } => ({
      host: /^[\d.]+$/.test(host) ? host : '127.0.0.1',
      port,
    });
    const how = { manner: 'work', credentials: undefined, delayMs: 0 } as const;
    return { scheme: 'http', label: address, ...how, sources, note: () => {}, resolve };
  }

  private connect(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const login = this.signIn(request);
    if (login === undefined) return void socket.end(unauthorized);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    dialTarget(this.duty(login.address), host, Number(port), (target) => {
      if (target === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) target.write(head);
      join(socket, target);
    });
  }

  private forward(request: IncomingMessage, response: ServerResponse): void {
    const login = this.signIn(request);
    if (login === undefined)
      return void response.writeHead(407, { 'proxy-authenticate': 'Basic realm="vendor"' }).end();
    const url = new URL(request.url ?? '');
    dialTarget(this.duty(login.address), url.hostname, Number(url.port || 80), (target) => {
      if (target === undefined) return void response.writeHead(502).end();
      const { method } = request;
      const onward = httpRequest({
        createConnection: () => target,
        method,
        path: url.pathname,
        headers: { host: url.host },
      });
      onward.on('error', () => response.destroy());
      onward.on('response', (answer) => {
        const length = answer.headers['content-length'];
        answer.pipe(
          response.writeHead(answer.statusCode ?? 502, length === undefined ? {} : { 'content-length': length }),
        );
      });
      request.pipe(onward);
    });
  }
}

const unauthorized =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="vendor"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

export async function startFakeVendor(options: FakeVendorOptions): Promise<FakeVendor> {
  const vendor = new FakeVendor(options);
  await vendor.open();
  return vendor;
}
