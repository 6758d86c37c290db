// An HTTP exit with one fault at a time, spoken byte by byte, that counts what would have reached the target: for the promise that nothing happens twice.
import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * `reset-open` before anything is read · `reset-read` when the whole request has been read (and passed on) · `stall` passes it on and never answers ·
 * `cut-head` and `cut-body` pass it on and break off · `502` passes it on, and the answer is lost behind the exit · `407` passes nothing on ·
 * `early` answers before the request is whole · `slow-body` answers in pieces.
 */
export const faults = [
  ...(['work', 'refuse', 'reset-open', 'reset-read', 'stall', 'cut-head', 'cut-body', '502', '407'] as const),
  ...(['early', 'slow-body'] as const),
];
export type Fault = (typeof faults)[number];

export interface FaultExit {
  readonly port: number;
  fault: Fault;
  /** Bodies of requests with this id that reached the target. */
  reached(id: string): readonly string[];
  close(): Promise<void>;
}

export async function startFaultExit(): Promise<FaultExit> {
  const sockets = new Set<Socket>();
  const seen: { readonly id: string; readonly body: string }[] = [];
  let fault: Fault = 'work';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    // A refusal of the kernel looks the same from outside: nothing was ever read.
    if (fault === 'refuse' || fault === 'reset-open') return void socket.resetAndDestroy();
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = text.slice(0, end);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      const whole = text.length >= end + 4 + length;
      if (!whole && fault !== 'early') return;
      const body = text.slice(end + 4, end + 4 + length);
      text = '';
      if (fault !== '407') seen.push({ id: /^x-id: (\S+)/im.exec(head)?.[1] ?? '', body });
      if (fault !== 'stall' && fault !== 'refuse' && fault !== 'reset-open')
        answer(socket, fault, head.startsWith('HEAD '));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get fault() {
      return fault;
    },
    set fault(next) {
      fault = next;
    },
    reached: (id) => seen.flatMap((it) => (it.id === id ? [it.body] : [])),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A stalling one says nothing; one that resets before it reads does not come here. */
function answer(socket: Socket, fault: Exclude<Fault, 'stall' | 'refuse' | 'reset-open'>, bodiless: boolean): void {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
  switch (fault) {
    case 'reset-read':
      return void socket.resetAndDestroy();
    case 'cut-head':
      return void socket.end(ok.slice(0, 12));
    case 'cut-body':
      return void socket.end(bodiless ? ok : `${ok}he`);
    case '502':
      return void socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    case '407':
      return void socket.end('HTTP/1.1 407 Who\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    case 'slow-body':
      socket.write(`${ok}${bodiless ? '' : 'he'}`);
      return void setTimeout(() => socket.write(bodiless ? '' : 'llo'), 10);
    case 'work':
      return void socket.write(`${ok}${bodiless ? '' : 'hello'}`);
    case 'early':
      return void socket.end(`${ok.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}${bodiless ? '' : 'hello'}`);
  }
}
