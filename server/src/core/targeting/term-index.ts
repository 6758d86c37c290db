// Facts about exits as terms (`country:DE`, `tag:fast`), each with the slots it holds for. Common terms are bitsets, so that criteria are met by
// intersecting words; rare ones (an address, a town) are short lists, so that a million of them cost little.
import { Bitset } from '../math/bitset.ts';

/** Slots a term keeps as a list; past them it becomes a bitset for good. */
const longestList = 256;

/** Facts with values without end, such as the addresses of gateways that change them: forgotten with the last exit that has one. */
const fleeting = 'ip:';

/** One fact and who has it. Written by TermIndex only. */
export class Term {
  readonly key: string;
  /** Unordered; undefined once there is a bitset. */
  list: number[] | undefined = [];
  bits: Bitset | undefined;
  /** Criteria that hold on to it: it stays although nobody has it now. */
  held = 0;
  /** Some exit has it, or had it. */
  had = false;

  constructor(key: string) {
    this.key = key;
  }
  get count(): number {
    return this.bits?.count ?? this.list!.length;
  }

  add(slot: number): void {
    this.had = true;
    if (this.bits !== undefined) return void this.bits.set(slot);
    const list = this.list!;
    if (list.includes(slot)) return;
    list.push(slot);
    if (list.length <= longestList) return;
    this.bits = new Bitset();
    for (const each of list) this.bits.set(each);
    this.list = undefined;
  }
  remove(slot: number): void {
    if (this.bits !== undefined) return void this.bits.clear(slot);
    const list = this.list!;
    const at = list.indexOf(slot);
    if (at < 0) return;
    list[at] = list[list.length - 1]!;
    list.pop();
  }
}

export class TermIndex {
  private readonly terms = new Map<string, Term>();

  /** The term with this key, for as long as it is not released. */
  hold(key: string): Term {
    const term = this.term(key);
    term.held++;
    return term;
  }
  release(term: Term): void {
    term.held--;
    this.tidy(term);
  }
  /** The term with this key, made when it is new. */
  term(key: string): Term {
    let term = this.terms.get(key);
    if (term === undefined) this.terms.set(key, (term = new Term(key)));
    return term;
  }
  /** Undefined: no exit has it and nobody asks for it; of facts that are not fleeting, no exit ever had it. */
  find(key: string): Term | undefined {
    return this.terms.get(key);
  }
  add(terms: readonly Term[], slot: number): void {
    for (const term of terms) term.add(slot);
  }
  remove(terms: readonly Term[], slot: number): void {
    for (const term of terms) {
      term.remove(slot);
      this.tidy(term);
    }
  }
  /** What only clients named, and what nobody has any more of fleeting facts, is forgotten. */
  private tidy(term: Term): void {
    if (term.count === 0 && term.held === 0 && (!term.had || term.key.startsWith(fleeting)))
      this.terms.delete(term.key);
  }
}
