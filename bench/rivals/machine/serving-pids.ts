// Which processes of a peer hold client connections: opens some, and looks whose descriptors they are.
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { tree } from './process-tree.ts';

const established = '01';

/** Of the tree below `root`; all of it when nobody is found. */
export async function servingPids(root: number, port: number): Promise<Set<number>> {
  const sockets = await Promise.all(Array.from({ length: 24 }, () => opened(port)));
  await wait(250);
  const inodes = inodesOf(port);
  const all = tree(root);
  const serving = all.filter((pid) => holdsOne(pid, inodes));
  for (const it of sockets) it?.destroy();
  await wait(50);
  return new Set(serving.length > 0 ? serving : all);
}

function opened(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}

/** Of accepted connections whose own end is `port`. */
function inodesOf(port: number): Set<string> {
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    existsSync(file) ? readFileSync(file, 'latin1').split('\n').slice(1) : [],
  );
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return new Set(rows.flatMap((it) => (it[1]?.endsWith(end) === true && it[3] === established ? [it[9]!] : [])));
}

function holdsOne(pid: number, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const [, inode = ''] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return inodes.has(inode);
    });
  } catch {
    // Gone meanwhile.
    return false;
  }
}
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
