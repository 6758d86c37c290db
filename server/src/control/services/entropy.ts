// Chance for ids and secrets, from the system's generator or from a test's.
import { randomBytes } from 'node:crypto';
import { type Id, idAlphabet, type IdNoun, makeId } from '@gyre/shared/ids';

export type RandomBytes = (count: number) => Buffer;

const idBytes = 16;
const noChance = new Uint8Array(idBytes);
const letterCodes = Buffer.from(idAlphabet, 'latin1');
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeGroups = 4;
const codeGroupLength = 4;

export class Entropy {
  readonly bytes: RandomBytes;
  private lastIdAt = 0;

  constructor(bytes: RandomBytes = randomBytes) {
    this.bytes = bytes;
  }

  /** Later ids are greater, even within one ms and when the clock goes back. */
  id<N extends IdNoun>(noun: N, now: number): Id<N> {
    return makeId(noun, this.nextIdAt(now), this.bytes(idBytes));
  }
  /** Many at once, in order. */
  ids<N extends IdNoun>(noun: N, now: number, count: number): Id<N>[] {
    const prefix = makeId(noun, this.nextIdAt(now), noChance).slice(0, -idBytes);
    // Written as one text and cut: a hundred thousand ids put together letter by letter take a second.
    const chance = this.bytes(count * idBytes);
    const letters = Buffer.allocUnsafe(chance.length);
    for (let i = 0; i < letters.length; i++) letters[i] = letterCodes[chance[i]! & 31]!;
    const text = letters.toString('latin1');
    const ids = Array.from({ length: count }, (_, i) => (prefix + text.slice(i * idBytes, (i + 1) * idBytes)) as Id<N>);
    return ids.sort();
  }
  /** A secret for machines: letters, digits, - and _. 24 bytes are 32 characters. */
  secret(bytes: number): string {
    return this.bytes(bytes).toString('base64url');
  }
  /** A code for people: groups of characters that are not mistaken for each other. */
  code(): string {
    const letters: string[] = [];
    while (letters.length < codeGroups * codeGroupLength)
      for (const byte of this.bytes(32)) {
        // Every letter is as likely as the others.
        const letter = byte < codeAlphabet.length * 8 ? codeAlphabet[byte % codeAlphabet.length] : undefined;
        if (letter !== undefined) letters.push(letter);
      }
    const groups = Array.from({ length: codeGroups }, (_, i) =>
      letters.slice(i * codeGroupLength, (i + 1) * codeGroupLength).join(''),
    );
    return groups.join('-');
  }

  private nextIdAt(now: number): number {
    this.lastIdAt = Math.max(now, this.lastIdAt + 1);
    return this.lastIdAt;
  }
}
