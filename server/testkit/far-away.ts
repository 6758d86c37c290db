// An exit that is far away: a forwarder in front of it on loopback through which everything takes its time. The connection itself is open at once (the
// kernel accepts it), so its round trip is made up for by holding back the first bytes; bytes then take half a round trip each way, in order.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FarAway {
  readonly port: number;
  /** Connections accepted so far, and open now. */
  readonly accepted: number;
  readonly open: number;
  /** Closes all its connections. */
  cutAll(): void;
  close(): Promise<void>;
}

/** Leads to 127.0.0.1:`port`; `roundTripMs` there and back. */
export async function startFarAway(port: number, roundTripMs: number): Promise<FarAway> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    accepted++;
    sockets.add(near);
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    far.on('error', () => near.destroy());
    near
      .on('error', () => far.destroy())
      .on('close', () => {
        sockets.delete(near);
        far.destroy();
      });
    far.on('close', () => near.destroySoon());
    carry(near, far, performance.now() + roundTripMs, roundTripMs / 2);
    carry(far, near, 0, roundTripMs / 2);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    get open() {
      return sockets.size;
    },
    cutAll,
    close: () => {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Bytes leave not before `openAt`, and arrive `delayMs` after they left. */
function carry(from: Socket, to: Socket, openAt: number, delayMs: number): void {
  const later = (what: () => void): void => {
    const now = performance.now();
    setTimeout(what, Math.max(now, openAt) - now + delayMs);
  };
  from.on('data', (chunk: Buffer) => later(() => !to.destroyed && to.write(chunk)));
  from.on('end', () => later(() => !to.destroyed && to.end()));
}
