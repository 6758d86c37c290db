// A practice exit: a real proxy on loopback whose manners can be changed while it runs. Tests, demo and end-to-end tests use the same one.
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { ExitScheme } from '@gyre/shared/vocabulary';
import { serveHttp } from './fake-exit-http.ts';
import { serveSocks } from './fake-exit-socks.ts';
import type { ExitDuty, Manner, SeenAtExit } from './manners.ts';
import type { SourceNames } from './source-names.ts';
import { testCertificate } from './tls.ts';

export interface FakeExitOptions {
  readonly scheme: Exclude<ExitScheme, 'direct'>;
  readonly label?: string;
  readonly host?: string;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly manner?: Manner;
  /** Before every reply, ms; asked anew each time. */
  readonly delayMs?: number | (() => number);
  /** Asked for each request, and stronger than `manner`: for exits that misbehave now and then. */
  readonly mannerNow?: () => Manner;
  /** Where a name leads; undefined = it does not resolve. Without it names lead to 127.0.0.1. */
  readonly resolve?: (host: string, port: number) => { host: string; port: number } | undefined;
  readonly sources?: SourceNames;
  /** Requests remembered, the last ones: a demo runs for days. 5000 unless said. */
  readonly mostSeen?: number;
}

export class FakeExit implements ExitDuty {
  readonly scheme: FakeExitOptions['scheme'];
  readonly label: string;
  readonly host: string;
  readonly credentials: FakeExitOptions['credentials'];
  private readonly delay: () => number;
  private readonly mannerNow: (() => Manner) | undefined;
  private lasting: Manner;
  readonly sources: SourceNames | undefined;
  readonly seen: SeenAtExit[] = [];
  port = 0;
  /** Connections accepted in all. */
  accepted = 0;
  readonly sockets = new Set<Socket>();
  private readonly mostSeen: number;
  private readonly resolver: FakeExitOptions['resolve'];
  private server: Server | undefined;

  constructor(options: FakeExitOptions) {
    this.scheme = options.scheme;
    this.label = options.label ?? options.scheme;
    this.host = options.host ?? '127.0.0.1';
    this.credentials = options.credentials;
    this.lasting = options.manner ?? 'work';
    this.mannerNow = options.mannerNow;
    const { delayMs = 0 } = options;
    this.delay = typeof delayMs === 'number' ? () => delayMs : delayMs;
    this.mostSeen = options.mostSeen ?? 5000;
    this.resolver = options.resolve;
    this.sources = options.sources;
  }

  get manner(): Manner {
    return this.mannerNow?.() ?? this.lasting;
  }
  set manner(manner: Manner) {
    this.lasting = manner;
  }
  get delayMs(): number {
    return this.delay();
  }
  note(seen: SeenAtExit): void {
    if (this.seen.length >= this.mostSeen) this.seen.shift();
    this.seen.push(seen);
  }

  /** Open client connections now. */
  get connections(): number {
    return this.sockets.size;
  }
  get url(): string {
    const { username, password } = this.credentials ?? {};
    const who = username === undefined ? '' : `${encodeURIComponent(username)}:${encodeURIComponent(password ?? '')}@`;
    return `${this.scheme}://${who}${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }

  resolve(host: string, port: number): { host: string; port: number } | undefined {
    if (this.resolver !== undefined) return this.resolver(host, port);
    return { host: /^[\d.]+$|:/.test(host) ? host : '127.0.0.1', port };
  }

  /** Listens; after `kill` again on the same port. */
  async revive(): Promise<void> {
    const accept = (socket: Socket): void => this.accept(socket);
    const server =
      this.scheme === 'https'
        ? createTlsServer(testCertificate(), accept)
        : createTcpServer({ allowHalfOpen: true }, accept);
    this.server = server;
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(this.port, this.host, () => resolve()),
    );
    this.port = (server.address() as AddressInfo).port;
  }
  /** Dies: cuts every connection and refuses new ones. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    // Node can reset plain sockets only.
    for (const socket of this.sockets)
      if (this.scheme === 'https') socket.destroy();
      else socket.resetAndDestroy();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  }
  async close(): Promise<void> {
    await this.kill();
  }

  private accept(socket: Socket): void {
    this.accepted++;
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
    if (this.scheme === 'http' || this.scheme === 'https') serveHttp(this, socket);
    else serveSocks(this, socket);
  }
}

export async function startFakeExit(options: FakeExitOptions): Promise<FakeExit> {
  const exit = new FakeExit(options);
  await exit.revive();
  return exit;
}
