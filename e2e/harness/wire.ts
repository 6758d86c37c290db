// A wire between a browser and the dashboard that a test can cut and mend: what a lost network looks like from a page, its open stream included.
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Wire {
  /** The dashboard, seen through the wire. Cookies do not tell ports apart: who is signed in there is signed in here. */
  readonly url: string;
  /** Ends what is open and takes nothing new. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function openWire(toPort: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
  };
  let server: Server;
  const listen = (port: number): Promise<void> => {
    server = createServer((near) => {
      const far = connect(toPort, '127.0.0.1');
      keep(near, far);
      keep(far, near);
      near.pipe(far).pipe(near);
    });
    return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  };
  await listen(0);
  const address = server!.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, cut, mend: () => listen(port) };
}
