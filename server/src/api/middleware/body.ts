// Bodies: read once, whole, and never more than allowed. What is too large is refused as soon as that is known.
import { Refusal } from '../errors.ts';

const mebibyte = 1024 * 1024;
export const mostBytes = { text: 32 * mebibyte, json: mebibyte } as const;

/** @throws Refusal 413 when the body is larger than `limit` bytes, 415 when it is not UTF-8. */
export async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (let it = await reader.read(); !it.done; it = await reader.read()) {
    bytes += it.value.byteLength;
    if (bytes > limit) {
      reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(it.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, bytes));
  } catch {
    throw new Refusal(415, 'The body is not UTF-8 text.');
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `The body is larger than ${limit / mebibyte} MiB.`, { headers: { connection: 'close' } });
}
