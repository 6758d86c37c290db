/**
 * Lines as reports may show them: everything that is or may be a password replaced. Where a line was not understood, only what begins
 * it or follows its `@` and can be nothing but host and port is left standing.
 */

export const mask = '***';

/** The line with the part from…to replaced; nothing is replaced where that part is empty. */
export const maskPart = (line: string, from: number, to: number): string =>
  from < to ? line.slice(0, from) + mask + line.slice(to) : line;

const schemePart = /^[a-z][a-z0-9+.-]{0,15}:\/\//i;
/** An address or a dotted name, and up to six digits of port. */
const endpointPart = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+\.?)(?::\d{0,6})?/u;
/** Forms that only look like addresses, alone on their line. */
const numberPart = /^(?:0x[0-9a-f]+|\d+)(?::\d{0,6})?$/i;

/** A line that was not understood, or that says nothing. */
export function maskUnread(line: string): string {
  const scheme = schemePart.exec(line)?.[0] ?? '';
  const body = line.slice(scheme.length);
  const at = body.lastIndexOf('@');
  if (at >= 0) return `${scheme}${mask}@${maskTail(body.slice(at + 1), true)}`;
  return scheme + maskTail(body, false);
}

function maskTail(text: string, behindAt: boolean): string {
  const endpoint = numberPart.exec(text)?.[0] ?? endpointPart.exec(text)?.[0] ?? '';
  const rest = text.slice(endpoint.length);
  if (rest === '') return endpoint;
  // `john.doe:12345:…` may begin with credentials: only an address shows that it does not.
  const address = /^(?:\[|\d+\.\d+\.\d+\.\d+(?![\w.-]))/.test(endpoint);
  const blank = /^[\s/?#,;|]/.test(rest);
  return address || (behindAt && blank) ? endpoint + (/^[:\s/?#,;|]/.exec(rest)?.[0] ?? '') + mask : mask;
}
