// The exits of the spike: a new one per request, with the connections to them that are kept.
import net from 'node:net';
import { drained, EMPTY, joined, noop, readHead } from './bytes.mjs';

export class Gate {
  constructor(exits) {
    this.exits = exits;
    this.turn = 0;
    this.idle = exits.map(() => []);
  }
  next() {
    return (this.turn = (this.turn + 1) % this.exits.length);
  }
  dial(i = this.next()) {
    const { port, host } = this.exits[i];
    const up = net.connect({ port, host, noDelay: true, allowHalfOpen: true });
    up.exit = i;
    up.on('error', noop);
    return up;
  }
  /** A connection for one request of `client`. */
  lease(client) {
    const i = this.next();
    const up = this.kept(i) ?? this.watched(i);
    up.client = client;
    up.peer = client.sock;
    client.sock.peer = up;
    client.up = up;
    up.left = 0;
    up.head = EMPTY;
    return up;
  }
  kept(i) {
    const idle = this.idle[i];
    while (idle.length > 0) {
      const up = idle.pop();
      if (!up.destroyed) return up;
    }
    return undefined;
  }
  watched(i) {
    const up = this.dial(i);
    up.gate = this;
    return up.on('data', data).on('close', closed).on('end', closed).on('drain', drained);
  }
}

function data(d) {
  const c = this.client;
  if (!c) return void this.destroy();
  if (this.left === 0) {
    d = joined(this.head, d);
    const h = readHead(d);
    if (!h) return void (this.head = d);
    this.head = EMPTY;
    this.left = h.cl < 0 ? Infinity : h.cl + h.end;
  }
  this.left -= d.length;
  if (!c.sock.write(d)) {
    this.pause();
    c.sock.needDrain = true;
  }
  if (this.left === 0) answered(this, c);
}

/** The answer is complete: the connection is kept, the client's next request may come. */
function answered(up, client) {
  up.client = null;
  up.peer = null;
  client.up = null;
  client.sock.peer = null;
  if (up.isPaused()) up.resume();
  up.gate.idle[up.exit].push(up);
  if (client.buf.length) client.step();
  else if (client.fin) client.sock.end();
}

function closed() {
  const c = this.client;
  if (c) {
    this.client = null;
    c.up = null;
    c.sock.end();
  }
  this.destroy();
}
