/**
 * Why a head is refused, as a value. `detail` is one short phrase for logs and answers; it never repeats what the peer sent.
 */

export type HeadFaultCode =
  | 'malformed'
  /** More bytes than `maxBytes`. */
  | 'too_large'
  | 'too_many_fields'
  /** Two readers could see different bodies: RFC 9112 §11.2, request smuggling. */
  | 'ambiguous_framing'
  /** A transfer coding other than exactly one `chunked`. */
  | 'unsupported_transfer_coding'
  /** Anything but HTTP/1.0 and HTTP/1.1. */
  | 'unsupported_version'
  /** Host missing, repeated or not a host (RFC 9112 §3.2). */
  | 'bad_host'
  /** A request target that a proxy cannot take. */
  | 'bad_target'
  /** An absolute target that is neither http nor ws. */
  | 'unsupported_scheme';

export interface HeadFault {
  readonly fault: HeadFaultCode;
  readonly detail: string;
}

export interface HeadLimits {
  /** Longest head, empty line included. */
  readonly maxBytes: number;
  readonly maxFields: number;
}

export const defaultLimits: HeadLimits = { maxBytes: 65536, maxFields: 200 };

export const headFault = (fault: HeadFaultCode, detail: string): HeadFault => ({ fault, detail });

export function isFault(answer: object | undefined): answer is HeadFault {
  return answer !== undefined && (answer as Partial<HeadFault>).fault !== undefined;
}
