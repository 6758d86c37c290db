/**
 * SOCKS4 and 4a: numbers of the two de-facto documents (SOCKS.4 by Ying-Da Lee, SOCKS 4A), used by both sides.
 */

export const version = 4;
export const connectCommand = 1;
/** VN CD DSTPORT DSTIP: what comes before the user id, and the size of a reply. */
export const fixedSize = 8;
export const granted = 0x5a;
export const rejected = 0x5b;
/** The server could not reach the client's identd, or identd names someone else. */
export const noIdentd = 0x5c;
export const otherUser = 0x5d;
