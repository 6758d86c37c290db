/**
 * CONNECT toward an HTTP exit (RFC 9110 §9.3.6): one request, interim answers skipped, then the final head. What the status means is
 * the caller's business; the bytes behind a 2xx head are the tunnel's first.
 */
import { cutOff, done, failed, more, type Machine, type Step } from '../machine.ts';
import { defaultLimits, isFault, type HeadLimits } from './fault.ts';
import { HeadBuffer, headTooLarge, needMore } from './head-buffer.ts';
import { parseResponseHead, type ResponseHead } from './response-head.ts';

export interface ConnectAnswer {
  readonly status: number;
  readonly head: ResponseHead;
}

/** Interim heads tolerated before the final one. */
const maxInterim = 8;

export class ConnectClient implements Machine<ConnectAnswer> {
  readonly first: string;
  private readonly limits: HeadLimits;
  private readonly buffer: HeadBuffer;
  private interim = 0;

  /**
   * `authority` is `host:port` as `target.ts` or `core` made it; `authorization` the full value (`Basic …`).
   * @throws RangeError when either would break the request apart: that is a bug of the caller.
   */
  constructor(authority: string, authorization: string | undefined, limits: HeadLimits = defaultLimits) {
    if (breaksLine(authority, 0x21) || (authorization !== undefined && breaksLine(authorization, 0x20))) {
      throw new RangeError('authority or authorization cannot stand in a request line');
    }
    const proof = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    this.first = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${proof}\r\n`;
    this.limits = limits;
    this.buffer = new HeadBuffer(limits.maxBytes, 0);
  }

  take(chunk: Uint8Array): Step<ConnectAnswer> {
    let from = 0;
    for (;;) {
      const length = this.buffer.take(chunk, from);
      if (length === needMore) return more();
      if (length < 0)
        return failed(length === headTooLarge ? 'too_large' : 'malformed', this.buffer.detail || 'head too large');
      const head = parseResponseHead(this.buffer.text, length, this.limits);
      if (isFault(head)) return failed(faultCode(head.fault), head.detail);
      from = this.buffer.bodyAt;
      if (head.status >= 200) return done({ status: head.status, head }, chunk.subarray(from));
      if (head.status === 101 || ++this.interim > maxInterim)
        return failed('malformed', 'an interim answer that cannot be');
      this.buffer.reset();
    }
  }

  end(): Step<ConnectAnswer> {
    return cutOff('the answer to CONNECT');
  }
}

const faultCode = (fault: string): 'too_large' | 'unsupported_version' | 'malformed' =>
  fault === 'too_large' || fault === 'too_many_fields'
    ? 'too_large'
    : fault === 'unsupported_version'
      ? fault
      : 'malformed';

/** Whether a char below `lowest` or above visible ASCII is in the text. */
function breaksLine(text: string, lowest: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < lowest || code > 0x7e) return true;
  }
  return false;
}
