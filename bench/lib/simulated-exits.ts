// Simulated HTTP exits in a process of their own: CONNECT is answered with 200, an absolute-form request with a short page, after a delay, if
// there are credentials. Argument: how many ports, and the delay, ms. Writes the ports as JSON on one line, and lives until its input ends.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

const [ports = 100, delayMs = 50] = process.argv.slice(2).map(Number);
const page = 'HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\nadd to cart\r\n';
const open = 'HTTP/1.1 200 Connection established\r\n\r\n';
const refused = 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n';

function serve(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    const head = chunk.toString('latin1');
    const answer = !head.includes('\r\nProxy-Authorization: Basic ') ? refused : head.startsWith('C') ? open : page;
    setTimeout(() => socket.write(answer, 'latin1'), delayMs);
  });
}

const servers = await Promise.all(
  Array.from({ length: ports }, () => {
    const server = createServer({ noDelay: true }, serve);
    return new Promise<Server>((resolve) =>
      server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => resolve(server)),
    );
  }),
);
console.log(JSON.stringify(servers.map((it) => (it.address() as AddressInfo).port)));
process.stdin.on('end', () => process.exit()).resume();
