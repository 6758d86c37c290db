// The loads of a comparison: closed loops of clients on raw sockets, so that the measuring side costs little and is the same for both trees.
import { connect } from 'node:net';

export interface Load {
  readonly name: string;
  /** One request after the other until `requests` are through; rejects when one fails. */
  readonly run: (proxyPort: number, targetPort: number, requests: number) => Promise<void>;
}
const clients = 32;

/** `each` is called as often as asked for, `clients` at a time. */
async function loop(requests: number, each: () => Promise<void>): Promise<void> {
  let left = requests;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await each();
  };
  await Promise.all(Array.from({ length: clients }, lane));
}

/** CONNECT, one GET, close. */
const tunnel: Load = {
  name: 'tunnel',
  run: (proxyPort, targetPort, requests) =>
    loop(
      requests,
      () =>
        new Promise((resolve, reject) => {
          const authority = `a.test:${targetPort}`;
          const socket = connect({ host: '127.0.0.1', port: proxyPort, noDelay: true });
          let open = false;
          socket
            .on('error', reject)
            .on('connect', () => socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`));
          socket.on('data', (chunk: Buffer) => {
            if (!chunk.toString('latin1', 0, 12).endsWith('200')) return reject(new Error(chunk.toString('latin1')));
            if (open) {
              socket.destroy();
              return resolve();
            }
            open = true;
            socket.write(`GET / HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
          });
        }),
    ),
};

/** GETs in absolute form, one after the other on kept connections. */
const absolute: Load = {
  name: 'absolute',
  run: async (proxyPort, targetPort, requests) => {
    const text = `GET http://a.test:${targetPort}/ HTTP/1.1\r\nHost: a.test:${targetPort}\r\n\r\n`;
    let left = requests;
    const lane = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: proxyPort, noDelay: true });
        const next = (): void => {
          if (left-- > 0) socket.write(text);
          else resolve(void socket.destroy());
        };
        socket.on('error', reject).on('connect', next);
        socket.on('data', (chunk: Buffer) => {
          if (!chunk.toString('latin1', 0, 12).endsWith('200')) return reject(new Error(chunk.toString('latin1')));
          next();
        });
      });
    await Promise.all(Array.from({ length: clients }, lane));
  },
};

export const loads: readonly Load[] = [tunnel, absolute];
