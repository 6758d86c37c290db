// The body of an answer on its way through: which bytes of a chunk belong to it, and when it is whole.
import { ChunkedReader } from '../codec/http1/chunked.ts';
import type { ResponseBody } from '../codec/http1/framing.ts';

export class AnswerBody {
  /** It ends with the connection. */
  readonly untilClose: boolean;
  /** Bytes of the last chunk that belonged to it. */
  taken = 0;
  /** Bytes still to come, where a length was announced. */
  private left: number;
  private readonly chunked: ChunkedReader | undefined;
  private readonly dechunk: boolean;

  /** `dechunk`: the client knows no chunks and gets the payload only. */
  constructor(kind: ResponseBody, contentLength: number, dechunk: boolean) {
    this.untilClose = kind === 'close';
    this.left = kind === 'length' ? contentLength : 0;
    this.chunked = kind === 'chunked' ? new ChunkedReader({ ranges: dechunk }) : undefined;
    this.dechunk = dechunk;
  }

  get done(): boolean {
    return this.chunked === undefined ? this.left === 0 && !this.untilClose : this.chunked.done;
  }
  /** What is wrong with its chunks. */
  get fault(): string | undefined {
    return this.chunked?.fault;
  }

  /** The part of `chunk` that belongs to it, as the client shall get it; `taken` says how much of the chunk that was. */
  part(chunk: Buffer): Buffer {
    if (this.chunked !== undefined) {
      this.taken = this.chunked.take(chunk, 0);
      if (this.dechunk) return payload(chunk, this.chunked.ranges);
    } else if (this.untilClose) this.taken = chunk.length;
    else {
      this.taken = Math.min(this.left, chunk.length);
      this.left -= this.taken;
    }
    return this.taken === chunk.length ? chunk : chunk.subarray(0, this.taken);
  }
}

/** The payload of a chunked body inside one chunk, joined. */
function payload(chunk: Buffer, ranges: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < ranges.length; i += 2) parts.push(chunk.subarray(ranges[i], ranges[i + 1]));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
