// Reads one answer for somebody who looks at it: the head by the same strict parser that traffic has, the body up to a limit.
import { defaultLimits, isFault } from '../codec/http1/fault.ts';
import { responseBody } from '../codec/http1/framing.ts';
import { HeadBuffer, needMore } from '../codec/http1/head-buffer.ts';
import { parseResponseHead, type ResponseHead } from '../codec/http1/response-head.ts';
import { AnswerBody } from './answer-body.ts';

export class AnswerReader {
  /** Present once it has come; interim ones (1xx) are passed over. */
  head: ResponseHead | undefined;
  /** It is not HTTP. */
  faulty = false;
  /** The answer is whole. */
  done = false;
  /** Bytes of the body so far. */
  size = 0;
  private readonly method: string;
  private readonly mostBytes: number;
  private readonly headBytes = new HeadBuffer(defaultLimits.maxBytes, 0);
  private body: AnswerBody | undefined;
  private readonly parts: Buffer[] = [];

  /** Of a body that is longer than `mostBytes`, so many bytes are kept. */
  constructor(method: string, mostBytes: number) {
    this.method = method;
    this.mostBytes = mostBytes;
  }

  /** There is more of the body than is looked at. */
  get full(): boolean {
    return this.size > this.mostBytes;
  }
  /** The body as far as it is kept. */
  text(): string {
    return Buffer.concat(this.parts).subarray(0, this.mostBytes).toString('utf8');
  }

  take(chunk: Buffer): void {
    let rest = chunk;
    while (this.head === undefined && !this.faulty && rest.length > 0) rest = this.takeHead(rest);
    if (this.body !== undefined && !this.done && !this.full) this.takeBody(this.body, rest);
  }
  /** The other end closed; what needed more stays undone. */
  end(): void {
    if (this.body?.untilClose === true) this.done = true;
  }

  /** Answers with what is behind the head. */
  private takeHead(chunk: Buffer): Buffer {
    const length = this.headBytes.take(chunk);
    if (length === needMore) return nothing;
    const parsed = length < 0 ? undefined : parseResponseHead(this.headBytes.text, length, defaultLimits);
    if (parsed === undefined || isFault(parsed)) {
      this.faulty = true;
      return nothing;
    }
    const rest = chunk.subarray(this.headBytes.bodyAt);
    this.headBytes.reset();
    if (parsed.status < 200 && parsed.status !== 101) return rest;
    this.head = parsed;
    this.body = new AnswerBody(responseBody(this.method, parsed), parsed.contentLength, true);
    this.done = this.body.done;
    return rest;
  }
  private takeBody(body: AnswerBody, chunk: Buffer): void {
    const part = body.part(chunk);
    if (part.length > 0) this.parts.push(Buffer.from(part));
    this.size += part.length;
    this.faulty = body.fault !== undefined;
    this.done = body.done && !this.faulty;
  }
}

const nothing = Buffer.alloc(0);
