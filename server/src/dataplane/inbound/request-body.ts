// A request body passing through: where it ends, what of it is kept for another attempt, and what came behind it.
import { ChunkedReader } from '../../codec/http1/chunked.ts';
import type { RequestBody as BodyKind } from '../../codec/http1/framing.ts';
import { kept } from '../../net/kept.ts';

/** A body up to this size is kept whole so that another exit can be tried (product §10). */
const keepBytes = 65536;

export class RequestBody {
  /** What is kept, in order. The exchange sends it first; while nothing is sent, everything received is here. */
  kept: Buffer[] = [];
  /** Bytes of body received. */
  received = 0;
  complete: boolean;
  fault: string | undefined;
  private left: number;
  private readonly chunked: ChunkedReader | undefined;
  private behind: Buffer[] = [];
  private behindBytes = 0;
  private whole = true;
  private isSending = false;

  constructor(kind: BodyKind, contentLength: number) {
    this.left = kind === 'length' ? contentLength : 0;
    this.chunked = kind === 'chunked' ? new ChunkedReader() : undefined;
    this.complete = this.chunked === undefined && this.left === 0;
  }

  /** Takes bytes from the client; returns the part that is body. What lies behind it waits for `takeBehind`. */
  take(chunk: Buffer): Buffer | undefined {
    if (this.complete) return this.stash(chunk);
    let end: number;
    if (this.chunked === undefined) {
      end = Math.min(this.left, chunk.length);
      this.left -= end;
      this.complete = this.left === 0;
    } else {
      end = this.chunked.take(chunk, 0);
      this.fault = this.chunked.fault;
      this.complete = this.chunked.done;
    }
    const part = end === chunk.length ? chunk : chunk.subarray(0, end);
    if (end < chunk.length) this.stash(chunk.subarray(end));
    this.keep(part);
    return part;
  }

  private keep(part: Buffer): void {
    this.received += part.length;
    if (!this.whole) return;
    if (this.isSending && this.received > keepBytes) {
      this.whole = false;
      this.kept = [];
    } else this.kept.push(kept(part));
  }
  private stash(chunk: Buffer): undefined {
    this.behind.push(kept(chunk));
    this.behindBytes += chunk.length;
    return undefined;
  }

  /** Whether bytes go to an exit as they come. */
  get sending(): boolean {
    return this.isSending;
  }
  set sending(on: boolean) {
    this.isSending = on;
  }

  /** Everything received so far is kept and may be sent again. */
  get replayable(): boolean {
    return this.whole;
  }
  /** The client has to wait: too much is held back. */
  get full(): boolean {
    return this.behindBytes >= keepBytes || (!this.isSending && this.received >= keepBytes);
  }
  /** The bytes of the next request that have come already. */
  takeBehind(): Buffer | undefined {
    const { behind } = this;
    if (behind.length === 0) return undefined;
    this.behind = [];
    this.behindBytes = 0;
    return behind.length === 1 ? behind[0] : Buffer.concat(behind);
  }
}
