// What was seen of one attempt at a site: the facts that site-ban rules look at. What cannot be seen (the body inside a tunnel) is undefined.

export interface Sighting {
  readonly site: string;
  readonly kind: 'exchange' | 'tunnel';
  /** Time until the connection to the target stood, ms. */
  readonly connectMs?: number | undefined;
  /** Time from the request until the first byte of the answer, ms. */
  readonly firstByteMs?: number | undefined;
  /** Bytes that came from the target: the body of an answer, or everything in a tunnel. */
  readonly bytesDown?: number | undefined;
  /** Time from the first byte sent until the target closed, ms; undefined when the client closed, or nobody yet. */
  readonly closedAfterMs?: number | undefined;
  /** Description of the TLS alert the target answered with in a tunnel (RFC 8446 §6: 40 handshake_failure, 80 internal_error …). */
  readonly tlsAlert?: number | undefined;
  readonly status?: number | undefined;
  /** Field values by lower-case name. */
  readonly header?: ((name: string) => string | undefined) | undefined;
  /** The beginning of the body as text; at most the first 64 KiB are looked at. */
  readonly bodyText?: string | undefined;
}
