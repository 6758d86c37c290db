// Below the floor: CONNECT only, on Node's inner TCP handles (process.binding, undocumented, deprecated) instead of net.Socket. It shows how much of
// the spike's cost is `net` and its streams, and how much is libuv, the kernel and crossing into JavaScript. Nothing to build a product on.
const { TCP, TCPConnectWrap, constants } = process.binding('tcp_wrap');
const stream = process.binding('stream_wrap');
const { WriteWrap, ShutdownWrap, streamBaseState: state } = stream;
const { kReadBytesOrError, kArrayBufferOffset, kLastWriteWasAsync } = stream;
const OK = Buffer.from('HTTP/1.1 200 Connection Established\r\n\r\n');
const END = Buffer.from('\r\n\r\n');
const endOfFile = -4095;
const [port, ...exits] = process.argv.slice(2).map(Number);
let turn = 0;

function close(h) {
  if (h.dead) return;
  h.dead = true;
  h.close();
}
function both(h) {
  close(h);
  if (h.peer) close(h.peer);
}
function written(status) {
  if (this.src && !this.src.dead) this.src.readStart();
  if (status < 0) both(this.handle);
}
function write(h, buf, src) {
  const req = new WriteWrap();
  req.handle = h;
  req.oncomplete = written;
  req.buffer = buf;
  if (h.writeBuffer(req, buf) !== 0) return both(h);
  if (state[kLastWriteWasAsync] && src) {
    req.src = src;
    src.readStop();
  }
}
function shut(h) {
  if (h.dead || h.shut) return;
  h.shut = true;
  const req = new ShutdownWrap();
  req.handle = h;
  req.oncomplete = () => {};
  if (h.shutdown(req) !== 0) close(h);
}
function onread(bytes) {
  const n = state[kReadBytesOrError];
  if (n > 0) return this.ondata(Buffer.from(bytes, state[kArrayBufferOffset], n));
  if (n === 0) return;
  // An error, or the end before a peer exists.
  if (n !== endOfFile || !this.peer) return both(this);
  this.eof = true;
  if (this.peer.eof || this.shut) both(this);
  else shut(this.peer);
}
function relay(buf) {
  if (!this.peer.dead) write(this.peer, buf, this);
}
function collect(h, buf) {
  h.got = h.got ? Buffer.concat([h.got, buf]) : buf;
  return h.got.indexOf(END);
}
function request(buf) {
  const end = collect(this, buf);
  if (end < 0) return;
  const target = this.got.latin1Slice(8, this.got.indexOf(32, 8));
  this.rest = this.got.subarray(end + 4);
  this.got = null;
  this.readStop();
  dial(this, target);
}
function dial(client, target) {
  const up = new TCP(constants.SOCKET);
  client.peer = up;
  up.peer = client;
  up.onread = onread;
  up.ondata = answer;
  const req = new TCPConnectWrap();
  req.oncomplete = (status) => {
    if (status < 0 || up.dead) return both(client);
    up.setNoDelay(true);
    write(up, Buffer.from(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`, 'latin1'));
    up.readStart();
  };
  turn = (turn + 1) % exits.length;
  if (up.connect(req, '127.0.0.1', exits[turn]) !== 0) both(client);
}
function answer(buf) {
  const end = collect(this, buf);
  if (end < 0) return;
  const client = this.peer;
  const rest = this.got.subarray(end + 4);
  if (client.dead || this.got.latin1Slice(9, 12) !== '200') return both(this);
  this.got = null;
  this.ondata = relay;
  client.ondata = relay;
  write(client, rest.length ? Buffer.concat([OK, rest]) : OK);
  if (client.rest.length) write(this, client.rest);
  client.rest = null;
  client.readStart();
}

const server = new TCP(constants.SERVER);
if (server.bind('127.0.0.1', port) !== 0 || server.listen(4096) !== 0) throw new Error('cannot listen');
server.onconnection = (error, handle) => {
  if (error) return;
  handle.setNoDelay(true);
  handle.onread = onread;
  handle.ondata = request;
  handle.readStart();
};
// Reachable from here on, or it would be collected.
globalThis.server = server;
