// Parts of a change that nobody is told of before the last one, which tells of all: they are written sooner, and workers begin once.
import { MemberMoves } from '../catalogue/member-moves.ts';
import type { Commit } from '../inventory-port.ts';

export class QuietParts {
  private readonly byChange = new Map<string, Commit[]>();

  add(change: string, part: Commit): void {
    const known = this.byChange.get(change);
    if (known === undefined) this.byChange.set(change, [part]);
    else known.push(part);
  }
  /** What its parts did, as one; nothing is kept of it any more. Undefined: there were none. */
  take(change: string, mostIds: number): Commit | undefined {
    const parts = this.byChange.get(change);
    const last = parts?.at(-1);
    this.byChange.delete(change);
    if (parts === undefined || last === undefined) return undefined;
    const members = new MemberMoves();
    for (const part of parts) for (const moves of part.members.all()) members.add(moves);
    return {
      ...last,
      ids: parts.flatMap((it) => it.ids).slice(0, mostIds),
      exitIds: parts.flatMap((it) => it.exitIds),
      probe: parts.flatMap((it) => it.probe),
      members,
    };
  }
}
