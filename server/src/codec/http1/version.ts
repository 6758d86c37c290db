/**
 * HTTP-version = `HTTP/1.0` or `HTTP/1.1`, in capitals (RFC 9112 §2.3). Everything else is told apart only to say why.
 */
import { headFault, type HeadFault } from './fault.ts';

/** The minor version at `at`: eight chars, the caller looks at what stands behind them. */
export function readVersion(text: string, at: number): 0 | 1 | HeadFault {
  if (text.startsWith('HTTP/1.', at)) {
    const minor = text.charCodeAt(at + 7);
    if (minor === 0x31) return 1;
    if (minor === 0x30) return 0;
  }
  const like = text.slice(at, at + 5).toLowerCase() === 'http/';
  return like
    ? headFault('unsupported_version', 'neither HTTP/1.0 nor HTTP/1.1')
    : headFault('malformed', 'no HTTP version where one belongs');
}
