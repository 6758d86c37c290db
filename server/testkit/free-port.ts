// A port that was free a moment ago.
import { randomInt } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';

export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Below those that Linux gives to whoever asks for none, so that nobody else is given it while a process starts. */
const [lowest, behind] = [10_000, 32_000];

/** A port that was free a moment ago, and that nobody gets by chance. */
export function quietPort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve) => {
    const port = randomInt(lowest, behind);
    const server = createServer().once('error', () => resolve(quietPort(host)));
    server.listen(port, host, () => server.close(() => resolve(port)));
  });
}
