// Which slot an exit's seq has: pages of numbers. A look-up is two reads, neighbours share a page, and a page without exits is let go, so memory
// follows the exits there are and not the seqs there ever were.

const pageBits = 10;
const pageSize = 2 ** pageBits;

interface Page {
  /** Slot + 1; 0 = none. */
  readonly slots: Uint32Array;
  count: number;
}

export class SeqSlots {
  private readonly pages = new Map<number, Page>();
  /** The page asked for last. */
  private lastNumber = -1;
  private lastPage: Page | undefined;

  /** `seq` is whole, ≥ 0; what it had before is replaced. */
  set(seq: number, slot: number): void {
    const number = Math.floor(seq / pageSize);
    let page = this.page(number);
    if (page === undefined) {
      page = { slots: new Uint32Array(pageSize), count: 0 };
      this.pages.set(number, page);
      this.lastPage = page;
    }
    const at = seq % pageSize;
    if (page.slots[at] === 0) page.count++;
    page.slots[at] = slot + 1;
  }
  /** −1 when there is none. */
  of(seq: number): number {
    return (this.page(Math.floor(seq / pageSize))?.slots[seq % pageSize] ?? 0) - 1;
  }
  drop(seq: number): void {
    const number = Math.floor(seq / pageSize);
    const page = this.page(number);
    const at = seq % pageSize;
    if (page === undefined || page.slots[at] === 0) return;
    page.slots[at] = 0;
    if (--page.count > 0) return;
    this.pages.delete(number);
    this.lastPage = undefined;
  }

  private page(number: number): Page | undefined {
    if (number !== this.lastNumber) [this.lastNumber, this.lastPage] = [number, this.pages.get(number)];
    return this.lastPage;
  }
}
