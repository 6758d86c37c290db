// Turns: whoever brought much steps aside until the others had theirs, and of those who stepped aside only a few go on in each turn of the event
// loop. So what a light connection waits for is bounded in bytes, however many heavy ones there are and however fast.

/** A connection that may bring much. */
export interface Heavy {
  /** Who stepped aside behind it. */
  nextInLine: Heavy | undefined;
  /** It has its turn. */
  goOn(): void;
}

/** Bytes a connection may bring before it steps aside. Node reads 64 KB at a time, up to 32 times in one turn. */
export const turnBytes = 262_144;
/** Who goes on in one turn. */
const atOnce = 2;

let first: Heavy | undefined;
let last: Heavy | undefined;
let planned = false;

/** `goOn` follows, not in this turn. One that is in line already must not come again. */
export function stepAside(heavy: Heavy): void {
  heavy.nextInLine = undefined;
  if (last === undefined) first = heavy;
  else last.nextInLine = heavy;
  last = heavy;
  if (planned) return;
  planned = true;
  setImmediate(next);
}

function next(): void {
  for (let i = 0; i < atOnce && first !== undefined; i++) {
    const heavy: Heavy = first;
    first = heavy.nextInLine;
    // Whoever goes on may step aside again at once.
    if (first === undefined) last = undefined;
    heavy.nextInLine = undefined;
    heavy.goOn();
  }
  planned = first !== undefined;
  if (planned) setImmediate(next);
}
