// Routing rules in their order, and how often each decided.
import { and, asc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import { ruleThen, type RuleThen, ruleWhen, type RuleWhen } from '@gyre/shared/contract/rules';
import type Sqlite from 'better-sqlite3';
import type { Database } from '../database.ts';
import { preparedInsert } from '../prepared-insert.ts';
import { rules } from '../schema/rules.ts';

type StoredRule = typeof rules.$inferSelect;
export interface RuleRow extends Omit<StoredRule, 'when' | 'then'> {
  readonly when: RuleWhen;
  readonly then: RuleThen;
}
/** Hits that are added to those stored. */
export interface RuleHitsRow {
  readonly id: string;
  readonly hits: number;
  readonly lastHitAt: number;
}

/** Of a rule without what it says, in the order of `allOfThem`. */
type PlainCells = readonly [
  seq: number,
  id: string,
  position: number,
  name: string,
  enabled: number,
  hits: number,
  lastHitAt: number | null,
  createdAt: number,
  updatedAt: number,
  version: number,
];
type SaidCells = readonly [id: string, version: number, when: string, then: string];
const whatTheySay = 'select id, version, "when", "then" from rules where id in (select value from json_each(?))';
const allOfThem =
  'select seq, id, position, name, enabled, hits, last_hit_at, created_at, updated_at, version from rules order by position, seq';

export class RuleStore {
  /** Writes so far: what is found in rules stays true while this does. */
  writes = 0;
  private readonly database: Database;
  /** What was read already, by id; a rule that is written has another version. */
  private readonly read = new Map<string, Pick<RuleRow, 'version' | 'when' | 'then'>>();
  private list: { readonly writes: number; readonly rows: readonly RuleRow[] } | undefined;
  private readonly selectAll: Sqlite.Statement<[], PlainCells>;
  private readonly selectSaid: Sqlite.Statement<[string], SaidCells>;
  private readonly moveDown: Sqlite.Statement<[number]>;
  private readonly positionOf: Sqlite.Statement<[number], number>;
  private readonly behindAll: Sqlite.Statement<[], number>;
  private readonly add;

  constructor(database: Database) {
    this.database = database;
    this.selectAll = database.sqlite.prepare<[], PlainCells>(allOfThem).raw();
    this.selectSaid = database.sqlite.prepare<[string], SaidCells>(whatTheySay).raw();
    this.moveDown = database.sqlite.prepare('update rules set position = position + 1 where position >= ?');
    const nth = 'select position from rules order by position, seq limit 1 offset ?';
    this.positionOf = database.sqlite.prepare<[number], number>(nth).pluck();
    this.behindAll = database.sqlite.prepare<[], number>('select coalesce(max(position), -1) + 1 from rules').pluck();
    this.add = preparedInsert(database.orm, rules);
  }

  /** In their order; read when they were written since. Ten thousand with what they say are a tenth of a second, without it a tenth of that. */
  all(): readonly RuleRow[] {
    if (this.list?.writes !== this.writes) {
      const all = this.selectAll.all();
      this.readAgain(all.filter(([, id, , , , , , , , version]) => this.readOf(id, version) === undefined));
      this.list = { writes: this.writes, rows: all.map((cells) => this.plainRow(cells)) };
    }
    return this.list.rows;
  }
  find(id: string): RuleRow | undefined {
    const row = this.database.orm.select().from(rules).where(eq(rules.id, id)).get();
    return row === undefined ? undefined : this.rowOf(row);
  }
  /** Ids in their order. */
  order(): readonly string[] {
    const ids = this.database.orm.select({ id: rules.id }).from(rules).orderBy(asc(rules.position), asc(rules.seq));
    return ids.all().map((it) => it.id);
  }

  /** `at`: its place, 0 first; at the end if absent or beyond. */
  insert(row: Omit<RuleRow, 'seq' | 'position' | 'hits' | 'lastHitAt'>, at?: number): RuleRow {
    const position = this.makeRoom(at);
    this.writes++;
    return this.rowOf(this.add({ ...row, position }));
  }
  /** What people wrote; place and hits stay as they are. */
  update({ seq, name, enabled, when, then, updatedAt, version }: RuleRow): void {
    const change = { name, enabled, when, then, updatedAt, version };
    this.database.orm.update(rules).set(change).where(eq(rules.seq, seq)).run();
    this.writes++;
  }
  /** `to`: its new place, 0 first; the others close up. */
  move({ id, updatedAt, version }: RuleRow, to: number): void {
    const { orm } = this.database;
    const order = this.order();
    const from = this.positionAt(order.indexOf(id));
    const position = this.positionAt(Math.min(to, order.length - 1));
    const passed = and(gte(rules.position, position), lt(rules.position, from));
    const skipped = and(gt(rules.position, from), lte(rules.position, position));
    orm
      .update(rules)
      .set({ position: sql`${rules.position} + 1` })
      .where(passed)
      .run();
    orm
      .update(rules)
      .set({ position: sql`${rules.position} - 1` })
      .where(skipped)
      .run();
    orm.update(rules).set({ position, updatedAt, version }).where(eq(rules.id, id)).run();
    this.writes++;
  }
  /** Returns the position of this place (0 first; the end if absent), where nobody stands afterwards: those from there on move down. */
  makeRoom(place?: number): number {
    const position = this.positionAt(place);
    this.moveDown.run(position);
    return position;
  }
  remove(id: string): void {
    const { orm } = this.database;
    const gone = orm.delete(rules).where(eq(rules.id, id)).returning().get();
    // The others close up, and so it is known who came after it.
    const one = sql`${rules.position} - 1`;
    if (gone !== undefined) orm.update(rules).set({ position: one }).where(gt(rules.position, gone.position)).run();
    this.read.delete(id);
    this.writes++;
  }

  /** A write was undone: what was read in it is not so, though its version says it is. */
  forget(): void {
    this.read.clear();
    this.writes++;
  }

  /** Hits of rules that are gone are forgotten. */
  addHits(rows: readonly RuleHitsRow[]): void {
    const add = this.database.sqlite.prepare(
      'update rules set hits = hits + ?, last_hit_at = max(coalesce(last_hit_at, 0), ?) where id = ?',
    );
    for (const { id, hits, lastHitAt } of rows) add.run(hits, lastHitAt, id);
    this.list = undefined;
  }

  private rowOf(row: StoredRule): RuleRow {
    const { when, then } = this.readOf(row.id, row.version) ?? this.keep(row);
    return { ...row, when, then };
  }
  private readAgain(written: readonly PlainCells[]): void {
    if (written.length === 0) return;
    const said = this.selectSaid.all(JSON.stringify(written.map(([, id]) => id)));
    for (const [id, version, when, then] of said)
      this.keep({ id, version, when: JSON.parse(when), then: JSON.parse(then) });
  }
  private readOf(id: string, version: number): Pick<RuleRow, 'when' | 'then'> | undefined {
    const read = this.read.get(id);
    return read?.version === version ? read : undefined;
  }
  /** Conditions that are what they were stay the very same object: what was found by them is still so. */
  private keep({
    id,
    version,
    when: given,
    then,
  }: Pick<StoredRule, 'id' | 'version' | 'when' | 'then'>): Pick<RuleRow, 'when' | 'then'> {
    const [before, parsed] = [this.read.get(id)?.when, ruleWhen.parse(given)];
    const when = before !== undefined && JSON.stringify(before) === JSON.stringify(parsed) ? before : parsed;
    const read = { version, when, then: ruleThen.parse(then) };
    this.read.set(id, read);
    return read;
  }
  private plainRow([
    seq,
    id,
    position,
    name,
    enabled,
    hits,
    lastHitAt,
    createdAt,
    updatedAt,
    version,
  ]: PlainCells): RuleRow {
    const { when, then } = this.readOf(id, version)!;
    return {
      seq,
      id,
      position,
      name,
      enabled: enabled === 1,
      when,
      then,
      hits,
      lastHitAt,
      createdAt,
      updatedAt,
      version,
    };
  }
  /** Position of the rule at a place; behind all when there is none. */
  private positionAt(place: number | undefined): number {
    const found = place === undefined ? undefined : this.positionOf.get(place);
    return found ?? this.behindAll.get()!;
  }
}
