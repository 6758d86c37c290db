// Requests as clients make them, down to the socket: a status, or what broke.
import { type Agent, request } from 'node:http';
import { connect } from 'node:net';

/** One plain GET through the gateway; on a kept connection when the agent keeps some. */
export function get(
  port: number,
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number | string> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: url, agent, headers: { host: new URL(url).host, ...headers } },
      (answer) => {
        answer
          .resume()
          .on('end', () => resolve(answer.statusCode ?? 0))
          .on('error', (error) => resolve(error.message));
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end();
  });
}

/** One CONNECT; the tunnel is closed once it is open. */
export function tunnel(port: number, authority: string): Promise<number | string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`),
    );
    socket.once('data', (chunk) => {
      resolve(Number(chunk.toString('latin1').split(' ')[1]));
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('close', () => resolve('closed'));
  });
}
