// The least a Node proxy can do: raw `net` sockets, a hand parser, round robin over the exits, one process. CONNECT, absolute-form with pooled
// keep-alive connections to the exits (a new exit per request), SOCKS5. No authentication, health, limits, counting, retries, chunked bodies (a
// response without Content-Length turns the pair into a plain pipe). Arguments: the port and the ports of the exits.
import net from 'node:net';
import { Client } from './client.mjs';
import { Gate } from './gate.mjs';

const [port, ...ports] = process.argv.slice(2).map(Number);
const gate = new Gate(ports.map((it) => ({ host: '127.0.0.1', port: it })));
net
  .createServer({ noDelay: true, allowHalfOpen: true }, (socket) => new Client(socket, gate))
  .listen({ port, host: '127.0.0.1', backlog: 4096 });
