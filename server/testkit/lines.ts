// One connection of the gateway with a raw peer at its other end, over whichever kind of line is asked for, and what its sink heard.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Connection, type Sink } from '../src/net/connection.ts';
import { bind } from '../src/net/listener.ts';
import type { Wire } from '../src/net/wire.ts';
import type { Wires } from '../src/net/wires.ts';
import { quietPort } from './free-port.ts';
import { type Peer, peer, until } from './joined.ts';

/** What lines are made of: wires, or Node's sockets where there are none. */
export type LineKind = Wires | undefined;
const options = { noDelay: true, allowHalfOpen: true };

/** Keeps all that it is told, in order. */
export class Heard implements Sink {
  readonly got: Buffer[] = [];
  gotBytes = 0;
  /** `end`, `drain`, and `close` with the error's code. */
  readonly told: string[] = [];
  /** A call into the connection is under way: nothing may be told now. */
  inside = false;
  broken = 0;
  then: ((chunk: Buffer) => void) | undefined = undefined;

  onBytes(_connection: Connection, chunk: Buffer): void {
    // What is kept must stay what it was.
    this.got.push(chunk);
    this.gotBytes += chunk.length;
    this.then?.(chunk);
  }
  onEnd(): void {
    this.tell('end');
  }
  onDrain(): void {
    this.tell('drain');
  }
  onClose(_connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    this.tell(error === undefined ? 'close' : `close ${error.code}`);
  }
  onDeadline(): void {}

  /** Calls into the connection; whoever is told something meanwhile is told it on the caller's own stack. */
  during(call: () => void): void {
    this.inside = true;
    call();
    this.inside = false;
  }
  get text(): string {
    return Buffer.concat(this.got).toString('latin1');
  }
  private tell(what: string): void {
    if (this.inside) this.broken++;
    this.told.push(what);
  }
}

export interface OpenLine {
  readonly near: Connection;
  readonly heard: Heard;
  readonly far: Peer;
}

/** Begins to connect, as dials do. */
export const dialLine = (kind: LineKind, port: number, host = '127.0.0.1'): Socket | Wire =>
  kind === undefined ? connect({ ...options, host, port }) : kind.connect(host, port);

/** An address where lines are accepted; the newest is last. */
export async function listenLines(
  kind: LineKind,
  host = '127.0.0.1',
  wanted?: number,
): Promise<{ port: number; lines: OpenLine['near'][]; heard: Heard[]; close(): void }> {
  const port = wanted ?? (await quietPort(host));
  const [lines, all]: [Connection[], Heard[]] = [[], []];
  const bound = await bind(
    { host, port },
    (line) => {
      const heard = new Heard();
      all.push(heard);
      lines.push(new Connection(line, heard));
    },
    kind,
  );
  if (!bound.ok) throw new Error(bound.problem);
  return { port, lines, heard: all, close: bound.close };
}

/** A line that was accepted, or one that was dialled, open at both ends. */
export async function openLine(kind: LineKind, how: 'accepted' | 'dialled' = 'accepted'): Promise<OpenLine> {
  if (how === 'dialled') return dialledLine(kind);
  const door = await listenLines(kind);
  const far = connect({ ...options, host: '127.0.0.1', port: door.port });
  const it = peer(far);
  await once(far, 'connect');
  await until(() => door.lines.length === 1);
  door.close();
  return { near: door.lines[0]!, heard: door.heard[0]!, far: it };
}
async function dialledLine(kind: LineKind): Promise<OpenLine> {
  const server = createServer(options).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const heard = new Heard();
  const near = new Connection(dialLine(kind, (server.address() as AddressInfo).port), heard);
  const [far] = (await once(server, 'connection')) as [Socket];
  const it = peer(far);
  server.close();
  await until(() => near.socket.remoteAddress !== undefined);
  await turns(2);
  return { near, heard, far: it };
}

/** Lets so many turns of the loop pass, in which whatever is under way on loopback arrives. */
export async function turns(count = 20): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}
