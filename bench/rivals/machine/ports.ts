// Ports of this machine: free ones below the range the kernel takes for outgoing connections, and waiting until one answers.
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const [first, last] = [18_000, 32_700];
/** Two runs at once begin in different places. */
let next = first + (process.pid % 90) * 130;

/** The first of `count` consecutive free ports. */
export async function freePorts(count = 1): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    if (next + count > last) next = first;
    const base = next;
    next += count;
    if (await allFree(base, count)) return base;
  }
  throw new Error('no free ports');
}

async function allFree(base: number, count: number): Promise<boolean> {
  for (let port = base; port < base + count; port++) if (!(await canBind(port))) return false;
  return true;
}
function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Resolves when something accepts on the port. @throws Error when it does not in time, or `alive` says that nobody will. */
export async function portOpen(port: number, alive: () => boolean, ms = 20_000): Promise<void> {
  for (const startedAt = Date.now(); Date.now() - startedAt < ms; await wait(50)) {
    if (!alive()) throw new Error('ended before it listened');
    if (await answers(port)) return;
  }
  throw new Error(`nothing listens on ${port}`);
}
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
