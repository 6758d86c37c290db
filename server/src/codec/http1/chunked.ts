/**
 * Finds the end of a chunked body (RFC 9112 §7.1) while its bytes stream past untouched, and refuses every form that another reader
 * could understand differently: bare LF, white space around sizes, overlong sizes and extensions.
 */
import { latin1 } from '../bytes.ts';
import { CR, LF, hexValues, valueChars } from './chars.ts';
import { trailerFault } from './trailers.ts';

/** Hexadecimal digits of a size, leading zeros included; the value stays within 2^53 − 1. */
const maxSizeDigits = 16;
/** Bytes of extensions: in one chunk, and in the whole body, so that a body cannot consist of them (CVE-2023-39326). */
const maxExtension = 1024;
const maxExtensions = 65536;
const maxTrailerBytes = 16384;
const maxTrailers = 100;

type Place = 'size' | 'extension' | 'size-lf' | 'data' | 'data-cr' | 'data-lf' | 'trailer';

export class ChunkedReader {
  /** The body is complete; `take` has answered with the offset behind it. */
  done = false;
  /** Set once the body is refused; nothing of the chunk it was found in should be forwarded. */
  fault: string | undefined = undefined;
  /** Payload in the chunk last taken, flat [start, end, …]; only kept when asked for. */
  readonly ranges: number[] = [];
  private readonly keepRanges: boolean;
  private place: Place = 'size';
  private size = 0;
  private digits = 0;
  /** Payload bytes still to come in this chunk. */
  private left = 0;
  private extension = 0;
  private extensions = 0;
  private trailers = '';
  private trailerLines = 0;

  constructor(options?: { readonly ranges?: boolean }) {
    this.keepRanges = options?.ranges ?? false;
  }

  /** Follows the body through `chunk` from `from` on; answers with the offset one past what belongs to it. */
  take(chunk: Uint8Array, from: number): number {
    if (this.keepRanges) this.ranges.length = 0;
    let at = from;
    while (at < chunk.length && !this.done && this.fault === undefined) {
      if (this.place === 'data') at = this.skipData(chunk, at);
      else if (this.place === 'trailer') at = this.takeTrailers(chunk, at);
      else this.step(chunk[at++] ?? 0);
    }
    return at;
  }

  private skipData(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.left);
    if (this.keepRanges) this.ranges.push(at, end);
    this.left -= end - at;
    if (this.left === 0) this.place = 'data-cr';
    return end;
  }

  /** One byte of the framing around the data. */
  private step(code: number): void {
    switch (this.place) {
      case 'size':
        return this.stepSize(code);
      case 'extension':
        return this.stepExtension(code);
      case 'size-lf':
        return code === LF ? this.beginData() : this.refuse('CR without LF behind a chunk size');
      case 'data-cr':
        if (code !== CR) return this.refuse('chunk longer than its size');
        this.place = 'data-lf';
        return undefined;
      default:
        if (code !== LF) return this.refuse('CR without LF behind a chunk');
        this.place = 'size';
        return undefined;
    }
  }

  private stepSize(code: number): void {
    const digit = hexValues[code] ?? 0xff;
    if (digit !== 0xff) {
      this.size = this.size * 16 + digit;
      if (++this.digits > maxSizeDigits || this.size > Number.MAX_SAFE_INTEGER) this.refuse('chunk size too large');
      return;
    }
    if (this.digits === 0) this.refuse('chunk without a size');
    else if (code === CR) this.place = 'size-lf';
    else if (code === 0x3b) this.place = 'extension';
    else this.refuse('chunk size with something behind it');
  }

  private stepExtension(code: number): void {
    if (code === CR) this.place = 'size-lf';
    else if (valueChars[code] !== 1) this.refuse('chunk extension with a control character');
    else if (++this.extension > maxExtension || ++this.extensions > maxExtensions)
      this.refuse('chunk extensions too large');
  }

  private beginData(): void {
    this.left = this.size;
    this.place = this.size === 0 ? 'trailer' : 'data';
    this.size = 0;
    this.digits = 0;
    this.extension = 0;
  }

  /** Collects lines up to the empty one, then looks at them as a whole. Usually there is only the empty one. */
  private takeTrailers(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && chunk[at] !== LF) at++;
    const lineEnds = at < chunk.length;
    if (lineEnds) at++;
    this.trailers += latin1(chunk, from, at);
    if (lineEnds) this.endTrailerLine();
    if (this.trailers.length > maxTrailerBytes) this.refuse('trailers too large');
    return at;
  }

  private endTrailerLine(): void {
    if (this.trailers === '\r\n' || this.trailers.endsWith('\r\n\r\n')) this.finish();
    else if (!this.trailers.endsWith('\r\n')) this.refuse('LF without CR');
    else if (++this.trailerLines > maxTrailers) this.refuse('too many trailers');
  }

  private finish(): void {
    const fault = trailerFault(this.trailers);
    if (fault === undefined) this.done = true;
    else this.refuse(fault);
  }

  private refuse(detail: string): void {
    this.fault = detail;
  }
}
