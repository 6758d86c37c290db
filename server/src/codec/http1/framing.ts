/**
 * Which body follows a head, and whether the connection can carry another message behind it (RFC 9112 §6.3, §9.3).
 * Heads that could be read in two ways never get here: the parsers refuse them.
 */
import type { RequestHead } from './head.ts';
import type { ResponseHead } from './response-head.ts';

export type RequestBody = 'none' | 'length' | 'chunked';
/** `close`: until the sender closes. */
export type ResponseBody = 'none' | 'length' | 'chunked' | 'close';

export function requestBody(head: RequestHead): RequestBody {
  if (head.chunked) return 'chunked';
  return head.contentLength > 0 ? 'length' : 'none';
}

/** RFC 9112 §6.3, rules 1 to 8, for the response to a request with `method`. A 101 has no body either: a tunnel follows. */
export function responseBody(method: string, head: ResponseHead): ResponseBody {
  const status = head.status;
  if (status < 200 || status === 204 || status === 304 || method === 'HEAD') return 'none';
  if (method === 'CONNECT' && status < 300) return 'none';
  if (head.chunked) return 'chunked';
  if (head.contentLength < 0) return 'close';
  return head.contentLength > 0 ? 'length' : 'none';
}

/** Whether the sender of this head wants the connection to go on: 1.1 unless `close`, 1.0 only with `keep-alive` (RFC 9112 §9.3). */
export function wantsMore(head: RequestHead | ResponseHead): boolean {
  return !head.close && (head.minor === 1 || head.keepAlive);
}

/** Whether another request from this client may follow on its connection, once request and response are complete. */
export function clientMayGoOn(request: RequestHead): boolean {
  return wantsMore(request) && request.method !== 'CONNECT';
}

/**
 * Whether the connection to the exit can carry another request once this response is complete. Not after a tunnel, not without an
 * end, and not when a response that has no body announces one: the sender might send it all the same.
 */
export function exitMayGoOn(method: string, head: ResponseHead): boolean {
  if (!wantsMore(head) || head.status === 101 || method === 'CONNECT') return false;
  const bodiless = head.status < 200 || head.status === 204;
  if (bodiless && (head.chunked || head.contentLength > 0)) return false;
  return responseBody(method, head) !== 'close';
}

/**
 * What the forwarded response has to say about the client's connection: `close` when it ends here, `keep-alive` when it goes on and
 * either side's HTTP/1.0 would otherwise mean the end, else nothing.
 */
export function connectionOption(
  request: RequestHead,
  response: ResponseHead,
  goesOn: boolean,
): 'close' | 'keep-alive' | undefined {
  if (!goesOn) return 'close';
  return request.minor === 0 || response.minor === 0 ? 'keep-alive' : undefined;
}
