// The audit: changes, newest first, and what they kept. What is too old or too much is let go, oldest first.
import { and, desc, eq, gte, inArray, isNull, lt, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import type Sqlite from 'better-sqlite3';
import type { Database } from '../database.ts';
import { changeObjects, changeParts, changes, type Course, type Kept } from '../schema/audit.ts';

export type ChangeRow = Readonly<typeof changes.$inferSelect>;
type Told = 'id' | 'at' | 'actor' | 'action' | 'noun' | 'objectId' | 'summary' | 'revision';
export type NewChange = Pick<ChangeRow, Told> & Partial<Omit<ChangeRow, Told | 'seq'>>;

/** `objects` and `bytes` are those of the part. */
export type MorePart = Pick<ChangeRow, 'summary' | 'revision' | 'course' | 'done' | 'objects' | 'bytes'>;

export interface ChangeFilter {
  readonly actor?: string | undefined;
  readonly noun?: string | undefined;
  readonly via?: string | undefined;
  readonly objectId?: string | undefined;
  readonly revision?: number | undefined;
  /** Epoch ms, both included. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Nouns that are left out. */
  readonly without?: readonly string[];
}
export const keptForMs = 30 * 86_400_000;
const mostRows = 50_000;
const mostBytes = 256 * 2 ** 20;
/** Let go of at a time. */
const sweepRows = 500;
/** Objects of changes let go of at a time, about: one change may have a hundred thousand. */
const sweepObjects = 20_000;

export class ChangeStore {
  private readonly database: Database;
  private readonly goneOn: Sqlite.Statement<[string], { seq: number; kept: Kept; last: number }>;
  private readonly goOn: Sqlite.Statement;

  constructor(database: Database) {
    this.database = database;
    const last = 'select coalesce(max(part), -1) from change_parts where change = changes.seq';
    this.goneOn = database.sqlite.prepare(`select seq, kept, (${last}) as last from changes where id = ?`);
    this.goOn = database.sqlite.prepare(
      'update changes set summary = ?, revision = ?, course = ?, done = ?, objects = objects + ?, bytes = bytes + ?, kept = ? where seq = ?',
    );
  }

  /** Returns its seq. */
  insert(row: NewChange, sealed: readonly Buffer[] = [], objects: readonly string[] = []): number {
    const { orm } = this.database;
    const { seq } = orm.insert(changes).values(row).returning({ seq: changes.seq }).get();
    this.addParts(seq, 0, sealed);
    this.nameObjects(seq, objects);
    return seq;
  }
  /** Found by them from now on; a pool is named by many parts. */
  private nameObjects(seq: number, objects: readonly string[]): void {
    if (objects.length === 0) return;
    const { sqlite } = this.database;
    const object = sqlite.prepare('insert or ignore into change_objects (object_id, change) values (?, ?)');
    for (const it of objects) object.run(it, seq);
  }
  /** One more part of a change that is written in parts. What was let go of or was too large meanwhile stays so. */
  append(id: string, told: MorePart, sealed: readonly Buffer[], named: readonly string[]): void {
    const row = this.goneOn.get(id);
    if (row === undefined) return;
    const { seq, kept, last } = row;
    const keeps = kept === 'whole' || kept === 'none';
    const { summary, revision, course, done, objects, bytes } = told;
    this.nameObjects(seq, named);
    const now = kept === 'none' && sealed.length > 0 ? 'whole' : kept;
    this.goOn.run(summary, revision, course, done, objects, keeps ? bytes : 0, now, seq);
    if (keeps) this.addParts(seq, last + 1, sealed);
  }
  /** How it goes from now on. */
  setCourse(id: string, course: Course): void {
    this.database.orm.update(changes).set({ course }).where(eq(changes.id, id)).run();
  }
  /** Those that nobody goes on with: this process just started. */
  breakOff(): readonly ChangeRow[] {
    const underWay = eq(changes.course, 'under-way');
    return this.database.orm.update(changes).set({ course: 'broken-off' }).where(underWay).returning().all();
  }
  /** What broke off and was not taken back since, the oldest first. */
  brokenOff(action: string): readonly ChangeRow[] {
    const wanted = and(eq(changes.course, 'broken-off'), eq(changes.action, action), eq(changes.kept, 'whole'));
    const left = and(wanted, isNull(changes.takenBackBy));
    return this.database.orm.select().from(changes).where(left).orderBy(changes.seq).all();
  }
  private addParts(seq: number, from: number, sealed: readonly Buffer[]): void {
    const part = this.database.sqlite.prepare('insert into change_parts (change, part, sealed) values (?, ?, ?)');
    sealed.forEach((it, at) => part.run(seq, from + at, it));
  }
  find(id: string): ChangeRow | undefined {
    return this.database.orm.select().from(changes).where(eq(changes.id, id)).get();
  }
  newest(): ChangeRow | undefined {
    return this.database.orm.select().from(changes).orderBy(desc(changes.seq)).limit(1).get();
  }
  /** Those before `seq`. */
  before(seq: number, limit: number, filter: ChangeFilter = {}): readonly ChangeRow[] {
    const older = this.database.orm
      .select()
      .from(changes)
      .where(and(lt(changes.seq, seq), ...this.matching(filter)));
    return older.orderBy(desc(changes.seq)).limit(limit).all();
  }
  count(filter: ChangeFilter = {}): number {
    const counted = this.database.orm.select({ count: sql<number>`count(*)` }).from(changes);
    return counted.where(and(...this.matching(filter))).get()?.count ?? 0;
  }
  /** The newest change of the object after this one. */
  lastOf(objectId: string, after: number): ChangeRow | undefined {
    const found = this.database.orm.select({ seq: changeObjects.change }).from(changeObjects);
    const newest = found.where(and(eq(changeObjects.objectId, objectId), sql`${changeObjects.change} > ${after}`));
    const row = newest.orderBy(desc(changeObjects.change)).limit(1).get();
    if (row === undefined) return undefined;
    return this.database.orm.select().from(changes).where(eq(changes.seq, row.seq)).get();
  }
  part(seq: number, part: number): Buffer | undefined {
    const at = and(eq(changeParts.change, seq), eq(changeParts.part, part));
    return this.database.orm.select().from(changeParts).where(at).get()?.sealed;
  }
  takenBack(id: string, by: string): void {
    this.database.orm.update(changes).set({ takenBackBy: by }).where(eq(changes.id, id)).run();
  }
  actors(): readonly string[] {
    return this.database.orm
      .selectDistinct({ actor: changes.actor })
      .from(changes)
      .orderBy(changes.actor)
      .limit(200)
      .all()
      .map((it) => it.actor);
  }

  /** Inside a write. Lets go of what is older than 30 days or beyond the bounds, some at a time; true when more may be left. */
  sweep(now: number): boolean {
    const { sqlite } = this.database;
    const last = this.newest()?.seq ?? 0;
    const gone = 'select seq from changes where seq <= ? or at < ? order by seq limit ?';
    const seqs = sqlite.prepare<[number, number, number], number>(gone).pluck();
    const objects = sqlite.prepare('delete from change_objects where change = ?');
    const old = seqs.all(last - mostRows, now - keptForMs, sweepRows);
    let left = sweepObjects;
    for (const seq of old) {
      left -= objects.run(seq).changes + 1;
      sqlite.prepare('delete from changes where seq = ?').run(seq);
      if (left <= 0) return true;
    }
    return this.letGo(left) || old.length === sweepRows;
  }

  /** Lines stay; what the oldest of them kept goes until the rest is small enough, or as many objects went. */
  private letGo(most: number): boolean {
    const { sqlite } = this.database;
    let bytes = sqlite.prepare<[], number | null>('select sum(bytes) from changes').pluck().get() ?? 0;
    if (bytes <= mostBytes) return false;
    const kept = 'select seq, bytes from changes where bytes > 0 order by seq limit ?';
    const oldest = sqlite.prepare<[number], { seq: number; bytes: number }>(kept).all(sweepRows);
    // What the line is about stays: it is found by that as long as it is kept.
    const objects = sqlite.prepare<{ seq: number }>(
      'delete from change_objects where change = @seq and object_id is not (select object_id from changes where seq = @seq)',
    );
    const parts = sqlite.prepare('delete from change_parts where change = ?');
    const told = sqlite.prepare("update changes set bytes = 0, kept = 'let-go' where seq = ?");
    let left = most;
    for (const it of oldest) {
      if (bytes <= mostBytes) return false;
      if (left <= 0) return true;
      left -= objects.run({ seq: it.seq }).changes + 1;
      parts.run(it.seq);
      told.run(it.seq);
      bytes -= it.bytes;
    }
    return bytes > mostBytes;
  }

  private matching({ actor, noun, via, objectId, revision, since, until, without = [] }: ChangeFilter): SQL[] {
    const ofObject = this.database.orm.select({ seq: changeObjects.change }).from(changeObjects);
    return [
      actor === undefined ? undefined : eq(changes.actor, actor),
      noun === undefined ? undefined : eq(changes.noun, noun),
      without.length === 0 ? undefined : notInArray(changes.noun, [...without]),
      via === undefined ? undefined : eq(changes.via, via),
      revision === undefined ? undefined : eq(changes.revision, revision),
      since === undefined ? undefined : gte(changes.at, since),
      until === undefined ? undefined : lte(changes.at, until),
      objectId === undefined ? undefined : inArray(changes.seq, ofObject.where(eq(changeObjects.objectId, objectId))),
    ].filter((it) => it !== undefined);
  }
}
