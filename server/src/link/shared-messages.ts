// Messages that go to every worker as they are: put into bytes once, for whichever link comes first. The bytes are kept as long as the message is.
import type { Message } from './messages.ts';
import { packed } from './packed-exits.ts';

const payloads = new WeakMap<Message, Buffer | undefined>();

/** Says that this message goes over several links. It must not change from now on. */
export function shared<M extends Message>(message: M): M {
  payloads.set(message, undefined);
  return message;
}
export function payloadOf(message: Message): Buffer {
  const known = payloads.get(message);
  if (known !== undefined) return known;
  const payload = Buffer.from(JSON.stringify(packed(message)));
  if (payloads.has(message)) payloads.set(message, payload);
  return payload;
}
