// System and TLS errors → failure codes. Matches on stable `code` values, never on message text.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { type Failure, failure } from '../core/model/failure.ts';

const byErrno: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_terminated',
  EPIPE: 'connection_terminated',
  ECONNABORTED: 'connection_terminated',
  ETIMEDOUT: 'connection_timeout',
  EHOSTUNREACH: 'network_unreachable',
  ENETUNREACH: 'network_unreachable',
  EHOSTDOWN: 'network_unreachable',
  ENETDOWN: 'network_unreachable',
  EADDRNOTAVAIL: 'connection_limit_reached',
  EMFILE: 'connection_limit_reached',
  ENFILE: 'connection_limit_reached',
  ENOBUFS: 'connection_limit_reached',
  ENOMEM: 'connection_limit_reached',
  ENOTFOUND: 'dns_error',
  EAI_AGAIN: 'dns_error',
  EAI_FAIL: 'dns_error',
  EAI_NODATA: 'dns_error',
  EPROTO: 'tls_protocol_error',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_certificate_error',
  CERT_HAS_EXPIRED: 'tls_certificate_error',
  CERT_NOT_YET_VALID: 'tls_certificate_error',
  CERT_REVOKED: 'tls_certificate_error',
  CERT_UNTRUSTED: 'tls_certificate_error',
  CERT_REJECTED: 'tls_certificate_error',
  CERT_SIGNATURE_FAILURE: 'tls_certificate_error',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_certificate_error',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_certificate_error',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_certificate_error',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_certificate_error',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_certificate_error',
  HOSTNAME_MISMATCH: 'tls_certificate_error',
};

/** The failure an error of a socket to an exit stands for. Without an error the peer closed in peace, too early. */
export function failureOfError(error: NodeJS.ErrnoException | undefined): Failure {
  if (error === undefined) return failure('connection_terminated', 'closed before it answered');
  const code = error.code ?? '';
  const known = byErrno[code];
  if (known !== undefined) return failure(known, code);
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return failure('tls_protocol_error', code);
  return failure('connection_terminated', code);
}
