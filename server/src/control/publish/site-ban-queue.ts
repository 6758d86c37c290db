// What one worker has still to be told of site bans: the latest word about each pair, or all there are.
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { ToWorker } from '../../link/messages.ts';

const chunk = 500;
const keyOf = ({ exit, site }: SiteBanPair): string => `${exit} ${site}`;
type Word = SiteBan | SiteBanPair;
const isBan = (word: Word): word is SiteBan => 'until' in word;

export class SiteBanQueue {
  private readonly words = new Map<string, Word>();
  /** The queue holds everything, and its last message says so. */
  private whole = false;

  clear(): void {
    this.words.clear();
    this.whole = false;
  }
  /** Everything: what waited is part of it. */
  all(bans: Iterable<SiteBan>): void {
    this.words.clear();
    this.whole = true;
    this.tell(bans, []);
  }
  tell(put: Iterable<SiteBan>, lifted: Iterable<SiteBanPair>): void {
    for (const { exit, site } of lifted) this.words.set(keyOf({ exit, site }), { exit, site });
    for (const ban of put) this.words.set(keyOf(ban), ban);
  }

  get any(): boolean {
    return this.whole || this.words.size > 0;
  }
  next(): ToWorker {
    const put: SiteBan[] = [];
    const lifted: SiteBanPair[] = [];
    for (const [key, word] of this.words) {
      if (put.length + lifted.length === chunk) break;
      if (isBan(word)) put.push(word);
      else lifted.push(word);
      this.words.delete(key);
    }
    const whole = !this.whole ? null : this.words.size > 0 ? 'part' : 'end';
    if (whole === 'end') this.whole = false;
    return { type: 'site-bans', put, lifted, whole };
  }
}
