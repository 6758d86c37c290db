// The calls of the native addon that wires are made of.
import { constants } from 'node:os';

/** What server/native/wires-addon.c gives. Slots are its names for sockets; what may fail answers −errno. */
export interface WireCalls {
  poll(): number;
  hold(yes: 0 | 1): void;
  listen(descriptor: number): number;
  accept(listening: number): number;
  connect(address: string, port: number): number;
  slab(bytes: Buffer): void;
  read(slot: number, from: number, most: number): number;
  write(slot: number, bytes: Uint8Array): number;
  /** At most `mostText` characters. */
  writeText(slot: number, text: string): number;
  flush(slot: number): number;
  cork(slot: number, corked: 0 | 1): void;
  shutdown(slot: number): number;
  drop(slot: number, reset: 0 | 1): void;
  leave(slot: number): void;
  error(slot: number): number;
  descriptor(slot: number): number;
  peer(slot: number): string | undefined;
}

/** Longest text the addon takes at once. */
export const mostText = 65_535;

const codes = new Map(Object.entries(constants.errno).map(([code, errno]) => [errno, code]));

/** An error like those of Node's sockets. */
export function errorOf(errno: number, syscall: string): NodeJS.ErrnoException {
  const code = codes.get(errno) ?? `errno ${errno}`;
  return Object.assign(new Error(`${syscall} ${code}`), { code, errno: -errno, syscall });
}
