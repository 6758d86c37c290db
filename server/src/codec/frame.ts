/**
 * Frames of the link: four bytes length (big-endian, of the payload), one byte type, the payload.
 * Tolerates any cut; a payload that arrives in pieces is collected once, into one array of its final size.
 */

export const frameHeaderSize = 5;
/** A larger announcement is a broken or hostile peer. */
export const maxFrame = 64 * 1024 * 1024;

export interface Frame {
  readonly type: number;
  /** A view into the chunk when the frame lay in it whole: read it before the chunk is reused. */
  readonly payload: Uint8Array;
}

/**
 * The five bytes before a payload.
 * @throws RangeError beyond `maxFrame`.
 */
export function frameHeader(type: number, payloadSize: number): Uint8Array {
  if (payloadSize > maxFrame) throw new RangeError(`a frame of ${payloadSize} bytes`);
  return Uint8Array.of(
    (payloadSize >>> 24) & 0xff,
    (payloadSize >>> 16) & 0xff,
    (payloadSize >>> 8) & 0xff,
    payloadSize & 0xff,
    type,
  );
}

/** Hands frames out one by one: `push` a chunk, then call `next` until it answers `undefined`. */
export class FrameDecoder {
  /** Set when the peer announced more than the limit; nothing can be read any more. */
  fault: string | undefined = undefined;
  private readonly limit: number;
  private chunk: Uint8Array = new Uint8Array(0);
  private at = 0;
  private readonly header = new Uint8Array(frameHeaderSize);
  private headerHave = 0;
  private payload: Uint8Array | undefined = undefined;
  private payloadHave = 0;

  constructor(limit: number = maxFrame) {
    this.limit = limit;
  }

  /** True between frames: a peer that closes now has not cut one in two. */
  get between(): boolean {
    return this.headerHave === 0 && this.at === this.chunk.length;
  }

  /** The next bytes. Everything of the chunk before has to be read with `next` first. */
  push(chunk: Uint8Array): void {
    this.chunk = chunk;
    this.at = 0;
  }

  next(): Frame | undefined {
    if (this.fault !== undefined || !this.takeHeader()) return undefined;
    const size = this.size();
    if (size > this.limit) {
      this.fault = `a frame of ${size} bytes`;
      return undefined;
    }
    const payload = this.takePayload(size);
    if (payload === undefined) return undefined;
    this.headerHave = 0;
    return { type: this.header[4] ?? 0, payload };
  }

  private takeHeader(): boolean {
    while (this.headerHave < frameHeaderSize && this.at < this.chunk.length) {
      this.header[this.headerHave++] = this.chunk[this.at++] ?? 0;
    }
    return this.headerHave === frameHeaderSize;
  }

  private size(): number {
    const h = this.header;
    return (h[0] ?? 0) * 0x1000000 + (((h[1] ?? 0) << 16) | ((h[2] ?? 0) << 8) | (h[3] ?? 0));
  }

  private takePayload(size: number): Uint8Array | undefined {
    const available = this.chunk.length - this.at;
    if (this.payload === undefined && available >= size) {
      this.at += size;
      return this.chunk.subarray(this.at - size, this.at);
    }
    this.payload ??= new Uint8Array(size);
    const part = Math.min(size - this.payloadHave, available);
    this.payload.set(this.chunk.subarray(this.at, this.at + part), this.payloadHave);
    this.at += part;
    this.payloadHave += part;
    if (this.payloadHave < size) return undefined;
    const whole = this.payload;
    this.payload = undefined;
    this.payloadHave = 0;
    return whole;
  }
}
