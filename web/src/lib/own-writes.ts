// Revisions this tab made itself: their `changed` events need no "somebody changed this", because the screen already shows them.
const revisions = new Set<number>();

export function noteOwnWrite(revision: number): void {
  revisions.add(revision);
  if (revisions.size > 200) revisions.delete(Math.min(...revisions));
}

/** A large write of one's own goes on: each of its parts has a revision. */
let running = false;
export function noteOwnRun(underWay: boolean): void {
  running = underWay;
}

export function isOwnWrite(revision: number): boolean {
  return running || revisions.has(revision);
}
