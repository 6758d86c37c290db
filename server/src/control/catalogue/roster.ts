// All exits in one list, in the order they were added: walked much faster than a map. Those that go stay as gaps until there are many, and a walk
// that is under way keeps the list it began with.
import type { Entry } from './entry.ts';

export class Roster {
  private list: Entry[] = [];
  private gone = 0;
  /** Whether seqs grow from one to the next. */
  inOrder = true;

  /** Some of them may be gone. */
  get all(): readonly Entry[] {
    return this.list;
  }
  /** None of them is gone. */
  get whole(): boolean {
    return this.gone === 0;
  }
  add(entry: Entry): void {
    if (this.isBehind(entry)) this.close();
    if (this.isBehind(entry)) this.inOrder = false;
    this.list.push(entry);
  }
  noteGone(): void {
    this.gone++;
    if (this.gone < 1024 || this.gone * 8 < this.list.length) return;
    this.close();
  }

  /** Whether the last one has a later seq: mostly it is gone, and its number is given again. */
  private isBehind(entry: Entry): boolean {
    const last = this.list.at(-1);
    return last !== undefined && last.row.seq >= entry.row.seq;
  }
  private close(): void {
    this.list = this.list.filter((it) => !it.gone);
    this.gone = 0;
    this.inOrder = this.list.every((it, i) => i === 0 || this.list[i - 1]!.row.seq < it.row.seq);
  }
}
