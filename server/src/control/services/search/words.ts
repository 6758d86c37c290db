// How well a thing answers to what was typed: all words must be in it; its name itself, then its beginning, count more.

export interface Typed {
  readonly whole: string;
  readonly words: readonly string[];
}
export function typedOf(text: string): Typed {
  const whole = text.trim().toLowerCase();
  return { whole, words: whole.split(/\s+/) };
}

/** 3: the name or id itself; 2: the name begins so; 1: it is somewhere; 0: no. `name` and `rest` are in lower case. */
export function rankOf({ whole, words }: Typed, name: string, rest: string): 0 | 1 | 2 | 3 {
  if (name === whole) return 3;
  for (const word of words) if (!name.includes(word) && !rest.includes(word)) return 0;
  return name.startsWith(whole) ? 2 : 1;
}

/** The best few of a stream, without keeping the rest. Of equal rank those that came first. */
export class Best<T> {
  private readonly kept: readonly T[][] = [[], [], [], []];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }
  add(rank: number, one: T): void {
    const shelf = this.kept[rank];
    if (rank > 0 && shelf !== undefined && shelf.length < this.most) shelf.push(one);
  }
  take(): T[] {
    const [, somewhere = [], begins = [], itself = []] = this.kept;
    return [...itself, ...begins, ...somewhere].slice(0, this.most);
  }
}
