// What the spike says and reads: heads, fixed answers, and two sockets that copy to each other (`peer` is the other end).
export const OK = Buffer.from('HTTP/1.1 200 Connection Established\r\n\r\n');
export const BAD = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
export const SOCKS_OK = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
export const EMPTY = Buffer.alloc(0);
export const CRLF2 = Buffer.from('\r\n\r\n');
export const noop = () => {};

const isName = (s, at, length, name) => s.slice(at, at + length).toLowerCase() === name;

/** Reads a head: { end, line, s, cl, chunked, strip } or null if it is not complete. `strip` says that Proxy-* lines are in it. */
export function readHead(buf) {
  const end = buf.indexOf(CRLF2);
  if (end < 0) return null;
  const s = buf.latin1Slice(0, end + 2);
  let at = s.indexOf('\r\n') + 2;
  const head = { end: end + 4, line: s.slice(0, at - 2), s, cl: -1, chunked: false, strip: false };
  while (at < s.length) {
    const eol = s.indexOf('\r\n', at);
    const first = s.charCodeAt(at) | 32;
    if (first === 99 && isName(s, at, 15, 'content-length:')) head.cl = +s.slice(at + 15, eol);
    else if (first === 116 && isName(s, at, 18, 'transfer-encoding:')) head.chunked = true;
    else if (first === 112 && isName(s, at, 6, 'proxy-')) head.strip = true;
    at = eol + 2;
  }
  return head;
}
export const stripped = (s) => s.replace(/\r\nproxy-[^\r]*/gi, '') + '\r\n';

export const joined = (had, more) => (had.length ? Buffer.concat([had, more]) : more);

function copy(d) {
  if (!this.peer.write(d)) {
    this.pause();
    this.peer.needDrain = true;
  }
}
export function drained() {
  if (!this.needDrain) return;
  this.needDrain = false;
  this.peer?.resume();
}
function ended() {
  this.peer?.end();
}
export function closed() {
  this.peer?.destroy();
}
export function pair(a, b, first) {
  a.peer = b;
  b.peer = a;
  a.on('data', copy);
  b.on('data', copy);
  b.on('end', ended);
  b.on('drain', drained);
  if (first?.length) a.write(first);
}
