// The head of an answer and what of its body came with it, in one write to the client.
import { latin1 } from '../../codec/bytes.ts';
import type { Connection } from '../../net/connection.ts';

/** Bodies up to this length are copied behind the head: that costs less than a second buffer. */
const copiedBytes = 4096;

/** False: the client takes no more for now. */
export function writeAnswer(client: Connection, text: string, body: Buffer | undefined): boolean {
  if (body === undefined) return client.write(text);
  if (body.length <= copiedBytes) return client.write(text + latin1(body, 0, body.length));
  client.socket.cork();
  client.write(text);
  const flowing = client.write(body);
  client.socket.uncork();
  return flowing;
}
