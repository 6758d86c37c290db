// The SOCKS5 greeting of the spike: any user and password are good.
import { EMPTY, SOCKS_OK } from './bytes.mjs';

const addressLength = (b) => (b[3] === 1 ? 10 : b[3] === 4 ? 22 : 7 + b[4]);

export class Socks {
  constructor(client) {
    this.client = client;
    this.now = this.greeting;
  }
  step() {
    const b = this.client.buf;
    if (b.length >= 2) this.now(b);
  }
  greeting(b) {
    if (b.length < 2 + b[1]) return;
    const withPassword = b.subarray(2, 2 + b[1]).includes(2);
    this.said(withPassword ? [5, 2] : [5, 0], 2 + b[1], withPassword ? this.password : this.request);
  }
  password(b) {
    if (b.length < 3 + b[1] || b.length < 3 + b[1] + b[2 + b[1]]) return;
    this.said([1, 0], 3 + b[1] + b[2 + b[1]], this.request);
  }
  request(b) {
    if (b.length < 5 || b.length < addressLength(b)) return;
    const n = addressLength(b);
    const host = b[3] === 3 ? b.latin1Slice(5, 5 + b[4]) : [...b.subarray(4, 8)].join('.');
    this.client.buf = EMPTY;
    this.client.tunnel(`${host}:${b.readUInt16BE(n - 2)}`, SOCKS_OK, b.subarray(n));
  }
  said(bytes, used, next) {
    const { client } = this;
    client.sock.write(Buffer.from(bytes));
    client.buf = client.buf.subarray(used);
    this.now = next;
    if (client.buf.length) this.step();
  }
}
