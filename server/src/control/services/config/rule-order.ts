// The order rules shall have, and the fewest moves that make it. Pure.

/** Those a document does not name keep their places; the others take theirs in its order, new ones behind the one before them. */
export function wantedOrder(now: readonly string[], named: readonly string[]): readonly string[] {
  const mine = new Set(named);
  const here = new Set(now);
  const known = named.filter((it) => here.has(it));
  let next = 0;
  const order = now.map((it) => (mine.has(it) ? known[next++]! : it));
  named.forEach((id, i) => {
    if (here.has(id)) return;
    const before = i === 0 ? -1 : order.indexOf(named[i - 1]!);
    const after = named.slice(i + 1).find((it) => here.has(it));
    const place = i > 0 ? before + 1 : after === undefined ? order.length : order.indexOf(after);
    order.splice(place, 0, id);
  });
  return order;
}

export interface Move {
  readonly id: string;
  /** Its new place, 0 first, when it was taken out. */
  readonly to: number;
}
/** What must be moved, one after another; most rules stay where they are. */
export function movesTo(now: readonly string[], wanted: readonly string[]): readonly Move[] {
  const places = new Map(wanted.map((id, i) => [id, i]));
  const stay = new Set(longestRising(now.map((id) => places.get(id)!)).map((i) => wanted[i]!));
  const order = [...now];
  const moves: Move[] = [];
  wanted.forEach((id, i) => {
    if (stay.has(id)) return;
    order.splice(order.indexOf(id), 1);
    const to = i === 0 ? 0 : order.indexOf(wanted[i - 1]!) + 1;
    order.splice(to, 0, id);
    moves.push({ id, to });
  });
  return moves;
}

/** The longest subsequence that rises (patience sorting). */
function longestRising(numbers: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const n of numbers) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! < n) low = middle + 1;
      else high = middle;
    }
    before.set(n, tails[low - 1]);
    tails[low] = n;
  }
  const found: number[] = [];
  for (let n = tails.at(-1); n !== undefined; n = before.get(n)) found.push(n);
  return found.reverse();
}
