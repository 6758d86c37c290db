// The last characters of a request id: which worker made it, and its number there.

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Characters of the number, and of the worker in front of it. */
export const tailLength = 6;
const workerLength = 2;

/** A number below 2^30. */
export function tailOf(n: number): string {
  return digits(n, tailLength);
}
/** `worker`: 0 … 1 023. */
export function workerText(worker: number): string {
  return digits(worker, workerLength);
}
/** Which worker made it; it may be anybody's when the id is not ours. */
export function workerOf(id: string): number {
  return numberOf(id.slice(-tailLength - workerLength, -tailLength));
}
export function numberOfId(id: string): number {
  return numberOf(id.slice(-tailLength));
}

function digits(n: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    text = alphabet[n & 31]! + text;
    n >>>= 5;
  }
  return text;
}
function numberOf(text: string): number {
  let n = 0;
  for (const digit of text) n = n * 32 + alphabet.indexOf(digit);
  return n;
}
