// One text for all that are the same: exits by the thousand name the same gateway, each with a text of its own. Finding what a text stands for is
// several times faster when it is always the very same one.

/** More names than this for each that is in use are forgotten: who comes then is told apart from those before, which only costs time. */
const mostPerUse = 2;
const fewest = 4096;

export class Names {
  private readonly known = new Map<string, string>();

  /** `inUse`: how many may ask, about. */
  of(text: string, inUse: number): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size > Math.max(fewest, mostPerUse * inUse)) this.known.clear();
    this.known.set(text, text);
    return text;
  }
}
