// Signatures of webhooks by the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks, "Signature scheme"):
// HMAC-SHA256 over `id.timestamp.body` under the bytes behind `whsec_`, in base64 behind `v1,`.
import { createHmac } from 'node:crypto';

const prefix = 'whsec_';
/** Bytes of a secret: the specification asks for 24 to 64. */
export const secretBytes = 24;

export function secretText(bytes: Buffer): string {
  return `${prefix}${bytes.toString('base64')}`;
}

export interface Signed {
  /** Id of the delivery, the same for all of its tries. */
  readonly id: string;
  /** Epoch seconds of this try. */
  readonly timestamp: number;
  readonly body: string;
}
export function signatureOf(secret: string, { id, timestamp, body }: Signed): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64')}`;
}
export function headersOf(secret: string, signed: Signed): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': signatureOf(secret, signed),
  };
}
