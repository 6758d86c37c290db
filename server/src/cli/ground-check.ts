// Before anything is started: are there descriptors enough, are the addresses free, is the data directory ours to write, is no other Gyre using it?
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { descriptorLimit } from '../base/descriptors.ts';
import { Impossible } from '../base/impossible.ts';
import { type Address, addressText, type Config } from '../config/config.ts';

/** What a process has open before its first client, and a few clients: with half of it control and workers start, and nobody could come in. */
const leastDescriptors = 64;

/** @throws Impossible in one sentence; nothing was changed then. */
export async function checkGround(config: Config, linkPath: string): Promise<void> {
  checkDescriptors(descriptorLimit());
  if (await answers(linkPath))
    throw new Impossible(`Another Gyre is running with the data directory ${config.dataDir}.`);
  await checkAddress(config.proxy, '--proxy');
  await checkAddress(config.admin, '--admin');
  prepareDirectory(config.dataDir);
}

/** `limit` undefined: nobody knows. */
export function checkDescriptors(limit: number | undefined): void {
  if (limit === undefined || limit >= leastDescriptors) return;
  throw new Impossible(
    `A process may have only ${limit} open files here, and Gyre needs ${leastDescriptors} to start; raise it with ulimit -n.`,
  );
}

function answers(path: string): Promise<boolean> {
  if (!existsSync(path)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    const over = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', over(true));
    socket.once('error', over(false));
  });
}

function checkAddress(address: Address, flag: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Impossible(problemOf(error, address, flag))));
    server.listen({ host: address.host, port: address.port }, () => server.close(() => resolve()));
  });
}

function problemOf(error: NodeJS.ErrnoException, address: Address, flag: string): string {
  const where = `${addressText(address)} (${flag})`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where} is already in use by another program; choose another port with ${flag}.`;
    case 'EACCES':
      return `${where} may not be opened by this user; ports below 1024 want more rights.`;
    case 'EADDRNOTAVAIL':
      return `${where} is not an address of this machine.`;
    default:
      return `${where} cannot be opened (${error.code ?? 'unknown reason'}).`;
  }
}

function prepareDirectory(path: string): void {
  const problem = (why: string): Impossible => new Impossible(`The data directory ${path} ${why}.`);
  try {
    if (!existsSync(path)) {
      accessSync(existingAbove(path), constants.W_OK | constants.X_OK);
      mkdirSync(path, { recursive: true, mode: 0o700 });
    }
    if (!statSync(path).isDirectory()) throw problem('is not a directory');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof Impossible) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw problem(
      code === 'ENOTDIR' ? 'lies below something that is not a directory' : `is not writable (${code ?? '?'})`,
    );
  }
}

function existingAbove(path: string): string {
  let above = dirname(path);
  while (!existsSync(above)) above = dirname(above);
  return above;
}
