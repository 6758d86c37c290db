// A target that speaks no HTTP: it sends back every byte, and closes its half when the client has closed its own.
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeEcho {
  readonly port: number;
  readonly host: string;
  /** Connections accepted in all. */
  accepted(): number;
  close(): Promise<void>;
}

export async function startFakeEcho(host = '127.0.0.1'): Promise<FakeEcho> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    accepted++;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.pipe(socket);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, () => resolve()));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, host, accepted: () => accepted, close };
}
