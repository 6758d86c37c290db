// A process that accepts on an address and answers every client with its process id, for tests of what processes share and of their limits.
// Arguments: host, port, path of the native half ('' = Node's sockets). It says `{ up }` and then does what it is asked.
import { Connection, type Sink } from '../src/net/connection.ts';
import { bind } from '../src/net/listener.ts';
import { loadNative } from '../src/net/native.ts';

/** What it can be asked; it answers with what it says. */
export type Ask = 'close' | 'busy' | 'exit';
export type Said = { readonly up: boolean } | { readonly closed: true } | { readonly busy: number };

/** How long it looks how busy its loop is, ms. */
const lookMs = 300;
const [host = '', port = '', native = ''] = process.argv.slice(2);
const say = (said: Said): void => void process.send!(said);
const answering: Sink = {
  onBytes: (connection) => void connection.write(`${process.pid}\n`),
  onEnd: (connection) => connection.finish(),
  onDrain() {},
  onClose() {},
  onDeadline() {},
};

const bound = await bind(
  { host, port: Number(port) },
  (line) => void new Connection(line, answering),
  native === '' ? undefined : loadNative(native)!.wires,
);
process.on('message', (ask: Ask) => {
  if (ask === 'exit') process.exit(0);
  if (ask === 'close') {
    if (bound.ok) bound.close();
    return say({ closed: true });
  }
  const from = performance.eventLoopUtilization();
  setTimeout(() => say({ busy: performance.eventLoopUtilization(from).utilization }), lookMs);
});
say({ up: bound.ok });
