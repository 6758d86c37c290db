/**
 * The alert a TLS server answers with while nothing is encrypted yet (RFC 8446 §5.1, §6): walks the records of what comes down, copying nothing,
 * and stops at the first that says something else than a handshake.
 */

const changeCipherSpec = 20;
const alert = 21;
const handshake = 22;
const headerBytes = 5;
/** An alert in the clear: level and description. An encrypted one is longer. */
const alertBytes = 2;
/** Most payload of a record (RFC 8446 §5.1); older versions allow 2 048 more. */
const mostPayload = 16_384 + 2_048;

export class TlsAlertReader {
  /** Description of the alert: 40 handshake_failure, 80 internal_error …; undefined while there is none. */
  description: number | undefined = undefined;
  /** Nothing that follows can be an alert in the clear. */
  done = false;
  private type = 0;
  private length = 0;
  /** Bytes of the record so far, header included. */
  private at = 0;

  /** Takes what came down, in any pieces. */
  take(chunk: Uint8Array): void {
    let i = 0;
    while (i < chunk.length && !this.done) {
      if (this.at < headerBytes || this.type === alert) this.step(chunk[i++]!);
      else {
        const skipped = Math.min(chunk.length - i, headerBytes + this.length - this.at);
        i += skipped;
        this.at += skipped;
      }
      if (this.at >= headerBytes && this.at === headerBytes + this.length) this.at = 0;
    }
  }

  private step(byte: number): void {
    switch (this.at++) {
      case 0:
        this.type = byte;
        this.done = byte !== alert && byte !== handshake && byte !== changeCipherSpec;
        return;
      case 1:
        this.done = byte !== 3;
        return;
      case 2:
        return;
      case 3:
        this.length = byte << 8;
        return;
      case 4:
        this.length |= byte;
        this.done = this.length > mostPayload || (this.type === alert && this.length !== alertBytes);
        return;
      case headerBytes:
        // The level: 1 or 2.
        return;
      default:
        this.description = byte;
        this.done = true;
    }
  }
}
