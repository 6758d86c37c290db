// A large import written part by part, as one change: others have their turn between two parts, and what they wrote then is not written over. Nobody
// is told before the last part, so that workers begin once.
import { turn } from '../../../base/turn.ts';
import { atOnce, inParts } from '../../work.ts';
import { importParts, nextPartSize } from '../part-size.ts';
import type { Parts } from '../parts.ts';
import { type LinesByExit, linesByExit, plannedAgain } from './import-again.ts';
import { makePlanned } from './import-make.ts';
import { type Import, summaryOf } from './import-once.ts';
import type { Planned } from './import-planned.ts';
import { writeMade } from './import-write.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now'>;

export class ImportParts {
  private readonly parts: Needs;
  private readonly wanted: Import;
  private readonly exits: readonly Planned[];
  /** Revision of the part before, or of the plan. */
  private known: number;
  /** Once somebody else wrote: from then on each exit is looked up again. */
  private lines: LinesByExit | undefined;
  private at = 0;
  /** Id of the change; undefined before its first part. */
  change: string | undefined;

  constructor(parts: Needs, wanted: Import) {
    this.parts = parts;
    this.wanted = wanted;
    this.known = wanted.plannedAt;
    const all = wanted.pool() !== undefined;
    this.exits = wanted.plan.exits.filter((it) => all || it.row === undefined || it.changed);
  }

  /** Returns the revision of the last part. */
  async write(): Promise<number> {
    const { course, entries } = this.wanted;
    course.begin('writing', entries.length);
    for (let size = importParts.first; this.at < this.exits.length;) {
      if (this.lines === undefined && this.parts.stores.settings.revision() !== this.known)
        this.lines = await inParts(linesByExit(this.wanted.plan));
      const [began, from] = [performance.now(), this.at];
      this.writePart(this.exits.slice(from, from + size));
      // Of the document, some lines of which say nothing new.
      course.gone(((this.at - from) / this.exits.length) * entries.length);
      size = nextPartSize(this.at - from, performance.now() - began, importParts);
      await turn();
    }
    return this.known;
  }

  private writePart(planned: readonly Planned[]): void {
    const { parts, wanted, lines } = this;
    const { ledger, fresh } = parts;
    const some = lines === undefined ? planned : planned.flatMap((it) => plannedAgain(parts, wanted, lines, it) ?? []);
    const made = atOnce(makePlanned(parts, some, parts.now()));
    if (this.change === undefined) fresh.clear();
    fresh.add(made.fresh);
    const done = this.at + planned.length;
    const write = (now: number) => {
      const wrote = writeMade(parts, made, { pool: wanted.pool(), now, together: true });
      return { effect: { ...this.told(done), ids: wrote.put.map((it) => it.id), ...wrote }, result: undefined };
    };
    const last = done === this.exits.length;
    const { change, revision } = last ? ledger.write(wanted.actor, write) : ledger.writeAhead(wanted.actor, write);
    this.change = change;
    this.known = revision;
    this.at = done;
  }
  private told(done: number) {
    const total = this.exits.length;
    const last = done === total;
    const summary = `${last ? '' : `${done} of ${total} exits: `}${summaryOf(this.wanted.plan)}`;
    const part = { of: this.change, total, done, course: last ? 'whole' : 'under-way', quiet: true } as const;
    return { noun: 'exits', action: 'import', objectId: null, summary, part } as const;
  }
}
