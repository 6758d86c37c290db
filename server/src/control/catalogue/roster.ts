// All exits in one list, in the order they were added: walked much faster than a map. Those that go stay as gaps until there are many, and a walk
// that is under way keeps the list it began with.
import type { Entry } from './entry.ts';

export class Roster {
  private list: Entry[] = [];
  private gone = 0;

  /** Some of them may be gone. */
  get all(): readonly Entry[] {
    return this.list;
  }
  /** None of them is gone. */
  get whole(): boolean {
    return this.gone === 0;
  }
  add(entry: Entry): void {
    this.list.push(entry);
  }
  noteGone(): void {
    this.gone++;
    if (this.gone < 1024 || this.gone * 8 < this.list.length) return;
    this.list = this.list.filter((it) => !it.gone);
    this.gone = 0;
  }
}
