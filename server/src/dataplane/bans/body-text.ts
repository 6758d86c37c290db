// The beginning of a body as text, for rules that look for words in it: kept while it streams past, unpacked only when it is judged.
import { brotliDecompressSync, constants, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { ChunkedReader } from '../../codec/http1/chunked.ts';
import { kept } from '../../net/kept.ts';

/** Bytes kept of a body, and of one that is packed: unpacked it is longer. */
export const mostBytes = 65_536;
const mostPacked = 16_384;
/** A packed beginning that unpacks to more than this is not looked at: nobody sends such a page to be read. */
const mostUnpacked = 524_288;

/** How a body comes: `chunked` when its bytes still have the framing of chunks. */
export interface BodyForm {
  /** Value of Content-Encoding; undefined or `identity`: as it is. */
  readonly encoding: string | undefined;
  readonly chunked: boolean;
}

export class BodyText {
  private readonly form: BodyForm;
  private readonly parts: Buffer[] = [];
  private left: number;

  constructor(form: BodyForm) {
    this.form = form;
    this.left = isPlain(form.encoding) ? mostBytes : mostPacked;
  }

  take(chunk: Buffer): void {
    if (this.left === 0) return;
    const part = chunk.length <= this.left ? chunk : chunk.subarray(0, this.left);
    this.parts.push(kept(part));
    this.left -= part.length;
  }

  /** What has come so far; undefined when it cannot be read. */
  text(): string | undefined {
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const payload = this.form.chunked ? withoutFraming(bytes) : bytes;
    return unpacked(payload, this.form.encoding)?.toString('utf8', 0, mostBytes);
  }
}

const isPlain = (encoding: string | undefined): boolean =>
  encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity';

function withoutFraming(bytes: Buffer): Buffer {
  const reader = new ChunkedReader({ ranges: true });
  reader.take(bytes, 0);
  const parts: Buffer[] = [];
  for (let i = 0; i < reader.ranges.length; i += 2) parts.push(bytes.subarray(reader.ranges[i], reader.ranges[i + 1]));
  return Buffer.concat(parts);
}

/** The beginning is enough: what is missing at the end is no fault. */
const zlibOptions: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked };
function unpacked(bytes: Buffer, encoding: string | undefined): Buffer | undefined {
  if (isPlain(encoding)) return bytes;
  try {
    switch (encoding!.toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, zlibOptions);
      case 'deflate':
        return inflateSync(bytes, zlibOptions);
      case 'br':
        return brotliDecompressSync(bytes, {
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: mostUnpacked,
        });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
