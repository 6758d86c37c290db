// A client that says exactly the bytes it is told and shows exactly the bytes it got.
import { connect, type Socket } from 'node:net';

/** A read that waits longer than this has failed, ms. */
const patience = 5000;

export class RawClient {
  readonly socket: Socket;
  private got = Buffer.alloc(0);
  private ended = false;
  private failed: Error | undefined;
  private late = false;
  private wake: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.change(() => (this.got = Buffer.concat([this.got, chunk]))));
    socket.on('end', () => this.change(() => (this.ended = true)));
    socket.on('error', (error) => this.change(() => (this.failed = error)));
    socket.on('close', () => this.change(() => (this.ended = true)));
  }

  static open(port: number, options: { host?: string; allowHalfOpen?: boolean } = {}): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const { host = '127.0.0.1', allowHalfOpen = true } = options;
      const socket = connect({ port, host, allowHalfOpen, noDelay: true });
      socket.once('error', reject).once('connect', () => {
        socket.off('error', reject);
        resolve(new RawClient(socket));
      });
    });
  }

  write(bytes: string | Uint8Array): this {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    return this;
  }
  /** Closes its own half. */
  end(): this {
    this.socket.end();
    return this;
  }
  cut(): void {
    this.socket.destroy();
  }
  /** Closes with a reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  /** Everything up to and including `text`, which stays taken. */
  async until(text: string): Promise<string> {
    await this.when(() => this.got.includes(text, 0, 'latin1'), `"${text}"`);
    return this.take(this.got.indexOf(text, 0, 'latin1') + text.length).toString('latin1');
  }
  async bytes(n: number): Promise<Buffer> {
    await this.when(() => this.got.length >= n, `${n} bytes`);
    return this.take(n);
  }
  /** A response: its head, and the body by Content-Length. */
  async response(): Promise<{ status: number; head: string; body: string }> {
    const head = await this.until('\r\n\r\n');
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    return { status: Number(head.split(' ')[1]), head, body: (await this.bytes(length)).toString('latin1') };
  }
  /** What comes until the other side closes. */
  async rest(): Promise<string> {
    await this.when(() => this.ended || this.failed !== undefined, 'the end');
    return this.take(this.got.length).toString('latin1');
  }
  /** Resolves when the other side has closed or reset; says which. */
  async closed(): Promise<'end' | 'reset'> {
    await this.when(() => this.ended || this.failed !== undefined, 'the end');
    return this.failed === undefined ? 'end' : 'reset';
  }

  private take(n: number): Buffer {
    const taken = this.got.subarray(0, n);
    this.got = this.got.subarray(n);
    return taken;
  }
  private change(what: () => void): void {
    what();
    this.wake?.();
  }
  private async when(ready: () => boolean, what: string): Promise<void> {
    const deadline = setTimeout(() => this.change(() => (this.late = true)), patience);
    while (!ready()) {
      if (this.ended || this.failed !== undefined || this.late) {
        clearTimeout(deadline);
        const why = this.late ? 'too late' : (this.failed?.message ?? 'the connection ended');
        throw new Error(
          `${why} while waiting for ${what}; got ${JSON.stringify(this.got.toString('latin1').slice(0, 500))}`,
        );
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    clearTimeout(deadline);
  }
}
