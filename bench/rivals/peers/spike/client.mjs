// A client of the spike: reads requests one at a time, and becomes a tunnel or a request to a leased exit.
import { BAD, closed, CRLF2, drained, EMPTY, joined, noop, OK, pair, readHead, stripped } from './bytes.mjs';
import { Socks } from './socks.mjs';

export class Client {
  constructor(sock, gate) {
    this.gate = gate;
    this.sock = sock;
    this.buf = EMPTY;
    this.up = null;
    this.reqLeft = 0;
    this.socks = null;
    this.tunnelled = false;
    this.fin = false;
    sock.client = this;
    sock.on('data', data).on('end', ended).on('drain', drained).on('error', noop).on('close', gone);
  }
  /** One request at a time; the rest waits in buf. */
  step() {
    if (this.up || !this.buf.length) return;
    if (this.socks || this.buf[0] === 5) {
      this.socks ??= new Socks(this);
      this.socks.step();
      return;
    }
    const head = readHead(this.buf);
    if (head) this.request(head);
    else if (this.buf.length > 65536) this.sock.end(BAD);
  }
  request(h) {
    const method = h.line.slice(0, h.line.indexOf(' '));
    const target = h.line.slice(method.length + 1, h.line.lastIndexOf(' '));
    if (method === 'CONNECT') {
      const rest = this.buf.subarray(h.end);
      this.buf = EMPTY;
      this.tunnel(target, OK, rest);
    } else if (!target.startsWith('http://') || h.chunked) this.sock.end(BAD);
    else this.forward(h);
  }
  forward(h) {
    const have = Math.min(this.buf.length - h.end, Math.max(h.cl, 0));
    const upto = h.end + have;
    this.reqLeft = Math.max(h.cl, 0) - have;
    const up = this.gate.lease(this);
    const all = upto === this.buf.length;
    if (!h.strip) up.write(all ? this.buf : this.buf.subarray(0, upto));
    else {
      up.write(stripped(h.s), 'latin1');
      if (have) up.write(this.buf.subarray(h.end, upto));
    }
    this.buf = all ? EMPTY : this.buf.subarray(upto);
  }
  tunnel(target, reply, rest) {
    const up = (this.up = this.gate.dial());
    const { sock } = this;
    this.tunnelled = true;
    let got = EMPTY;
    up.peer = sock;
    sock.peer = up;
    up.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`, 'latin1');
    const answer = (d) => {
      got = joined(got, d);
      const end = got.indexOf(CRLF2);
      if (end < 0) return;
      up.off('data', answer);
      if (got.latin1Slice(9, 12) === '200') this.opened(up, reply, rest, got.subarray(end + 4));
      else {
        sock.end(BAD);
        up.destroy();
      }
    };
    up.on('data', answer);
    up.on('close', closed);
  }
  opened(up, reply, rest, first) {
    this.sock.off('data', data);
    this.sock.write(reply);
    if (rest.length) up.write(rest);
    if (this.buf.length) up.write(this.buf);
    this.buf = EMPTY;
    pair(this.sock, up, first);
  }
  /** More of a request's body; returns what comes behind it. */
  body(d) {
    const n = Math.min(d.length, this.reqLeft);
    this.reqLeft -= n;
    if (!this.up.write(n === d.length ? d : d.subarray(0, n))) {
      this.sock.pause();
      this.up.needDrain = true;
    }
    return d.subarray(n);
  }
}

function data(d) {
  const c = this.client;
  if (c.reqLeft > 0 && c.up) d = c.body(d);
  if (d.length === 0) return;
  c.buf = joined(c.buf, d);
  c.step();
}
/** Half-close: pass it on, or finish the answer first. */
function ended() {
  const c = this.client;
  if (c.tunnelled) this.peer.end();
  else if (c.up) c.fin = true;
  else this.end();
}
function gone() {
  const up = this.client.up ?? this.peer;
  if (!up) return;
  up.client = null;
  up.destroy();
}
