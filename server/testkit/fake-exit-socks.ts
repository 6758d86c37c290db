// The SOCKS half of a practice exit: SOCKS5 with or without credentials (RFC 1928, 1929), SOCKS4 and 4a. Written apart from our codec, so that
// a mistake there is not made twice.
import type { Socket } from 'node:net';
import { dialTarget, type ExitDuty, extraBytes, garbage, join, later } from './manners.ts';

/** Reads exact numbers of bytes from a socket, in order. */
class Reader {
  private got = Buffer.alloc(0);
  private wanted: { n: number; done: (bytes: Buffer) => void } | undefined;
  private readonly socket: Socket;
  private readonly take = (chunk: Buffer): void => {
    this.got = Buffer.concat([this.got, chunk]);
    this.serve();
  };

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', this.take);
  }
  read(n: number): Promise<Buffer> {
    return new Promise((done) => {
      this.wanted = { n, done };
      this.serve();
    });
  }
  async text(): Promise<string> {
    let text = '';
    for (let byte = await this.read(1); byte[0] !== 0; byte = await this.read(1)) text += byte.toString('latin1');
    return text;
  }
  /** Stops reading; what came too early goes back. */
  release(): void {
    this.socket.off('data', this.take);
    this.socket.pause();
    if (this.got.length > 0) this.socket.unshift(this.got);
  }
  private serve(): void {
    const { wanted } = this;
    if (wanted === undefined || this.got.length < wanted.n) return;
    this.wanted = undefined;
    const bytes = this.got.subarray(0, wanted.n);
    this.got = this.got.subarray(wanted.n);
    wanted.done(bytes);
  }
}

export function serveSocks(exit: ExitDuty, socket: Socket): void {
  if (exit.manner === 'stall') return void socket.on('end', () => socket.destroy()).resume();
  if (exit.manner === 'lie') return void socket.once('data', () => socket.end(garbage));
  const reader = new Reader(socket);
  void (exit.scheme.startsWith('socks5') ? socks5(exit, socket, reader) : socks4(exit, socket, reader));
}

async function socks5(exit: ExitDuty, socket: Socket, reader: Reader): Promise<void> {
  const greeting = await reader.read(2);
  const methods = await reader.read(greeting[1]!);
  const method = exit.credentials === undefined && exit.manner !== 'reject-auth' ? 0 : 2;
  if (!methods.includes(method)) return void socket.end(Buffer.from([5, 0xff]));
  socket.write(Buffer.from([5, method]));
  if (method === 2 && !(await mayEnter(exit, socket, reader))) return;
  const head = await reader.read(4);
  const host = await address5(head[3]!, reader);
  const port = (await reader.read(2)).readUInt16BE();
  exit.note({ kind: 'socks5', host, port, byName: head[3] === 3 });
  const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
  open(exit, {
    socket,
    reader,
    host,
    port,
    granted: reply(0),
    refused: reply(exit.manner === 'busy' ? 1 : 2),
    unreachable: reply(4),
  });
}

async function mayEnter(exit: ExitDuty, socket: Socket, reader: Reader): Promise<boolean> {
  const username = (await reader.read((await reader.read(2))[1]!)).toString();
  const password = (await reader.read((await reader.read(1))[0]!)).toString();
  const { credentials } = exit;
  const ok = exit.manner !== 'reject-auth' && credentials?.username === username && credentials.password === password;
  if (ok) socket.write(Buffer.from([1, 0]));
  else socket.end(Buffer.from([1, 1]));
  return ok;
}

async function address5(type: number, reader: Reader): Promise<string> {
  if (type === 1) return [...(await reader.read(4))].join('.');
  if (type === 3) return (await reader.read((await reader.read(1))[0]!)).toString();
  const bytes = await reader.read(16);
  return Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16)).join(':');
}

async function socks4(exit: ExitDuty, socket: Socket, reader: Reader): Promise<void> {
  const head = await reader.read(8);
  const user = await reader.text();
  const bytes = head.subarray(4);
  const byName = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] !== 0;
  const host = byName ? await reader.text() : [...bytes].join('.');
  const port = head.readUInt16BE(2);
  exit.note({ kind: 'socks4', host, port, byName });
  const reply = (code: number): Buffer => Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);
  if (exit.manner === 'reject-auth' || (exit.credentials !== undefined && exit.credentials.username !== user))
    return void socket.end(reply(0x5d));
  open(exit, { socket, reader, host, port, granted: reply(0x5a), refused: reply(0x5b), unreachable: reply(0x5b) });
}

interface Asked {
  readonly socket: Socket;
  readonly reader: Reader;
  readonly host: string;
  readonly port: number;
  readonly granted: Buffer;
  readonly refused: Buffer;
  readonly unreachable: Buffer;
}
function open(exit: ExitDuty, asked: Asked): void {
  const { socket, reader, host, port, granted } = asked;
  later(exit, () => {
    if (exit.manner === 'cut-head') return void socket.end(granted.subarray(0, 3));
    if (exit.manner === 'refuse-target' || exit.manner === 'busy') return void socket.end(asked.refused);
    dialTarget(exit, host, port, (target) => {
      if (target === undefined) return void socket.end(asked.unreachable);
      const extra = exit.manner === 'extra-bytes' ? extraBytes : '';
      socket.write(Buffer.concat([granted, Buffer.from(extra)]));
      reader.release();
      join(socket, target);
    });
  });
}
