// Reads the answer of an echo target: head by the same strict parser that traffic has, body up to a small limit.
import { HeadBuffer, needMore } from '../../codec/http1/head-buffer.ts';
import { isFault } from '../../codec/http1/fault.ts';
import { responseBody } from '../../codec/http1/framing.ts';
import { parseResponseHead } from '../../codec/http1/response-head.ts';
import { AnswerBody } from '../../outbound/answer-body.ts';

const limits = { maxBytes: 16_384, maxFields: 100 };
/** An answer that is longer is no echo. */
const longestBody = 65_536;

export class EchoAnswer {
  /** Set once: the body, or why there is none. */
  verdict: { readonly text: string } | { readonly problem: string } | undefined;
  private readonly head = new HeadBuffer(limits.maxBytes, 0);
  private body: AnswerBody | undefined;
  private readonly parts: Buffer[] = [];
  private size = 0;

  take(chunk: Buffer): void {
    let rest = chunk;
    while (this.verdict === undefined && this.body === undefined && rest.length > 0) rest = this.takeHead(rest);
    if (this.verdict === undefined && this.body !== undefined) this.takeBody(this.body, rest);
  }
  /** The other end closed. */
  end(): void {
    if (this.verdict !== undefined) return;
    if (this.body?.untilClose === true) this.finish();
    else this.refuse('it closed before its answer was whole');
  }

  /** Answers with what is behind the head; interim ones are passed over. */
  private takeHead(chunk: Buffer): Buffer {
    const length = this.head.take(chunk);
    if (length === needMore) return nothing;
    const parsed = length < 0 ? undefined : parseResponseHead(this.head.text, length, limits);
    if (parsed === undefined || isFault(parsed)) return this.refuse('its answer is not HTTP');
    const rest = chunk.subarray(this.head.bodyAt);
    if (parsed.status < 200 && parsed.status !== 101) {
      this.head.reset();
      return rest;
    }
    if (parsed.status < 200 || parsed.status > 299) return this.refuse(`it answered ${parsed.status}`);
    this.body = new AnswerBody(responseBody('GET', parsed), parsed.contentLength, true);
    return rest;
  }
  private takeBody(body: AnswerBody, chunk: Buffer): void {
    const part = body.part(chunk);
    this.parts.push(Buffer.from(part));
    this.size += part.length;
    if (body.fault !== undefined) this.refuse('its answer is not HTTP');
    else if (this.size > longestBody) this.refuse('its answer is too long for an address');
    else if (body.done) this.finish();
  }
  private finish(): void {
    this.verdict = { text: Buffer.concat(this.parts).toString('utf8') };
  }
  private refuse(problem: string): Buffer {
    this.verdict = { problem };
    return nothing;
  }
}

const nothing = Buffer.alloc(0);
