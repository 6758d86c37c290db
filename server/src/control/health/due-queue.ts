// Due queue: many ids, each with the time it is due; finding, moving and taking the earliest costs the logarithm of their number.

export class DueQueue {
  /** A binary heap by `times`; `places` knows where an id is in it. */
  private readonly ids: string[] = [];
  private readonly times: number[] = [];
  private readonly places = new Map<string, number>();

  get size(): number {
    return this.ids.length;
  }
  /** When the earliest is due; Infinity when there is none. */
  get nextAt(): number {
    return this.times[0] ?? Infinity;
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  /** Adds an id, or moves it to another time. */
  set(id: string, at: number): void {
    const known = this.places.get(id);
    const place = known ?? this.ids.length;
    this.put(place, id, at);
    if (!this.rise(place)) this.sink(place);
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    const lastId = this.ids.pop()!;
    const lastAt = this.times.pop()!;
    if (place === this.ids.length) return;
    this.put(place, lastId, lastAt);
    if (!this.rise(place)) this.sink(place);
  }

  /** The earliest id when it is due at `now`, taken out. */
  take(now: number): string | undefined {
    if (this.nextAt > now) return undefined;
    const id = this.ids[0]!;
    this.remove(id);
    return id;
  }

  private put(place: number, id: string, at: number): void {
    this.ids[place] = id;
    this.times[place] = at;
    this.places.set(id, place);
  }
  private swap(one: number, other: number): void {
    const id = this.ids[one]!;
    const at = this.times[one]!;
    this.put(one, this.ids[other]!, this.times[other]!);
    this.put(other, id, at);
  }
  private rise(from: number): boolean {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.times[above]! <= this.times[place]!) break;
      this.swap(above, place);
      place = above;
    }
    return place !== from;
  }
  private sink(from: number): void {
    for (let place = from; ;) {
      const left = place * 2 + 1;
      if (left >= this.ids.length) return;
      const right = left + 1;
      const least = right < this.ids.length && this.times[right]! < this.times[left]! ? right : left;
      if (this.times[place]! <= this.times[least]!) return;
      this.swap(place, least);
      place = least;
    }
  }
}
