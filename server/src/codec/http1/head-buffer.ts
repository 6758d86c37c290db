/**
 * Collects one head from chunks that may be cut anywhere. A chunk that holds the whole head is the usual case and costs one search
 * and one conversion; what the head says is left to `head.ts`.
 */
import { latin1 } from '../bytes.ts';
import { CR, LF, SP, TAB } from './chars.ts';

/** Answers of `take` below 1. */
export const needMore = 0;
export const headTooLarge = -1;
/** The bytes cannot be a head; `detail` says why. */
export const notAHead = -2;

/** Chunks smaller than this are gathered before they become text, so that a head sent byte by byte stays small in memory. */
const smallChunk = 64;
const storeSize = 1024;
/** Blank lines tolerated before a request line (RFC 9112 §2.2). */
const toleratedBlankLines = 4;

export class HeadBuffer {
  readonly maxBytes: number;
  private readonly blankLines: number;
  /** The head, CRLFCRLF included, once `take` has answered with its length. */
  text = '';
  /** Offset into the last chunk of the first byte behind the head. */
  bodyAt = 0;
  detail = '';
  /** Bytes seen of this head so far, blank lines included. */
  private seen = 0;
  private skipped = 0;
  /** Last byte seen and how many of the last bytes spell CRLFCRLF. */
  private last = 0;
  private matched = 0;
  private pieces = '';
  private store: Uint8Array | undefined = undefined;
  private stored = 0;

  /** `blankLines`: pass 0 where a response is read, whose first bytes have to be its status line. */
  constructor(maxBytes: number, blankLines = toleratedBlankLines) {
    this.maxBytes = maxBytes;
    this.blankLines = blankLines;
  }

  /** True while nothing of a head has arrived; a peer that closes now has just finished. */
  get empty(): boolean {
    return this.seen === 0;
  }

  /**
   * Takes the bytes of `chunk` from `from` on. Positive: length of the head, complete in `text`, next byte at `bodyAt`.
   * `needMore`, `headTooLarge` or `notAHead` otherwise.
   */
  take(chunk: Uint8Array, from = 0): number {
    if (this.seen === 0) {
      const first = chunk[from] ?? 0;
      if (first !== CR && first !== LF) {
        const end = findEnd(chunk, from, this.maxBytes);
        if (end > 0) {
          this.text = latin1(chunk, from, end);
          this.bodyAt = end;
          this.seen = end - from;
          return this.seen;
        }
      }
    }
    return this.takePart(chunk, from);
  }

  /** Forgets everything, ready for the next head. */
  reset(): void {
    this.text = '';
    this.bodyAt = 0;
    this.detail = '';
    this.seen = 0;
    this.skipped = 0;
    this.last = 0;
    this.matched = 0;
    this.pieces = '';
    this.stored = 0;
  }

  private takePart(chunk: Uint8Array, from: number): number {
    let at = from;
    let begin = from;
    while (at < chunk.length && this.matched < 4) {
      const code = chunk[at++] ?? 0;
      if (this.step(code) < 0) return notAHead;
      if (this.matched === 2 && this.seen - this.skipped === 2) {
        this.skipped += 2;
        this.matched = 0;
        this.stored = 0;
        begin = at;
        if (this.skipped > 2 * this.blankLines) return this.refuse('blank lines instead of a start line');
      }
      if (this.seen - this.skipped > this.maxBytes) return headTooLarge;
    }
    if (this.seen - this.skipped > 0) this.keep(chunk, begin, at);
    return this.matched === 4 ? this.finish(at) : needMore;
  }

  /** Follows CRLFCRLF and refuses early what can stand nowhere in a head (RFC 9112 §2.2, §5; RFC 9110 §5.5). */
  private step(code: number): number {
    this.seen++;
    if (this.last === CR && code !== LF) return this.refuse('CR without LF');
    if (code === LF) {
      if (this.last !== CR) return this.refuse('LF without CR');
      this.matched++;
    } else if (code === CR) {
      this.matched = this.matched === 2 ? 3 : 1;
    } else {
      if ((code < SP && code !== TAB) || code === 0x7f) return this.refuse('control character in the head');
      this.matched = 0;
    }
    this.last = code;
    return 0;
  }

  private keep(chunk: Uint8Array, begin: number, end: number): void {
    const size = end - begin;
    if (size >= smallChunk) {
      this.flush();
      this.pieces += latin1(chunk, begin, end);
      return;
    }
    if (this.stored + size > storeSize) this.flush();
    this.store ??= new Uint8Array(storeSize);
    this.store.set(chunk.subarray(begin, end), this.stored);
    this.stored += size;
  }

  private flush(): void {
    if (this.store === undefined || this.stored === 0) return;
    this.pieces += latin1(this.store, 0, this.stored);
    this.stored = 0;
  }

  private finish(bodyAt: number): number {
    this.flush();
    this.text = this.pieces;
    this.bodyAt = bodyAt;
    return this.text.length;
  }

  private refuse(detail: string): number {
    this.detail = detail;
    return notAHead;
  }
}

/**
 * One past the first CRLFCRLF, 0 when there is none within `limit` bytes. Looks at every fourth byte: a byte above CR can belong to
 * no CRLFCRLF, so the next one can end no earlier than four bytes on.
 */
function findEnd(chunk: Uint8Array, from: number, limit: number): number {
  const stop = Math.min(chunk.length, from + limit);
  let at = from + 3;
  while (at < stop) {
    const code = chunk[at] ?? 0;
    if (code > CR) at += 4;
    else if (code === LF && chunk[at - 1] === CR && chunk[at - 2] === LF && chunk[at - 3] === CR) return at + 1;
    else at++;
  }
  return 0;
}
