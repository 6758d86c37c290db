// Lists of seqs as they travel: few as numbers, many as bits, six to a letter: a hundred thousand neighbours are 17 kB of text instead of 600.

/** Seqs `first`, `first` + 1, … that are in the list have their bit set; the lowest bit of a letter comes first. */
export interface SeqBits {
  readonly first: number;
  readonly bits: string;
}
export type SeqList = readonly number[] | SeqBits;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Uint8Array(128);
for (let value = 0; value < 64; value++) valueOf[alphabet.charCodeAt(value)] = value;

/** Letters a number costs in JSON: bits are taken when they cost less. */
const lettersOfNumber = 6;

/** As numbers or bits, whichever is shorter. `seqs` are whole, ≥ 0, in any order, each at most once. */
export function packSeqs(seqs: readonly number[]): SeqList {
  let [first, last] = [Infinity, -Infinity];
  for (const seq of seqs) {
    if (seq < first) first = seq;
    if (seq > last) last = seq;
  }
  const letters = seqs.length === 0 ? 0 : Math.floor((last - first) / 6) + 1;
  if (letters >= seqs.length * lettersOfNumber) return seqs;
  const values = new Uint8Array(letters);
  for (const seq of seqs) {
    const at = Math.floor((seq - first) / 6);
    values[at] = values[at]! | (1 << ((seq - first) % 6));
  }
  let bits = '';
  for (const value of values) bits += alphabet[value]!;
  return { first, bits };
}

/** How many seqs there are at most: exact for numbers. */
export function mostSeqs(list: SeqList): number {
  return 'bits' in list ? list.bits.length * 6 : list.length;
}

/** Visits each; letters that are none of the alphabet count as empty. */
export function eachSeq(list: SeqList, visit: (seq: number) => void): void {
  if (!('bits' in list)) return list.forEach(visit);
  const { first, bits } = list;
  for (let at = 0; at < bits.length; at++)
    for (let left = valueOf[bits.charCodeAt(at) & 127]!; left !== 0; left &= left - 1)
      visit(first + at * 6 + 31 - Math.clz32(left & -left));
}
