// Changes: who did what by which way, the revision that carried it, and (sealed) what every object was before and after.
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What is kept of a change: everything, nothing because it is too large or nothing was written, or no longer. */
export type Kept = 'whole' | 'none' | 'too-large' | 'let-go';
/** How a change goes that is written in parts, each a transaction. */
export type Course = 'under-way' | 'whole' | 'stopped' | 'broken-off';

export const changes = sqliteTable(
  'changes',
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    at: integer().notNull(),
    actor: text().notNull(),
    via: text().notNull().default('system'),
    action: text().notNull(),
    noun: text().notNull(),
    objectId: text('object_id'),
    summary: text().notNull(),
    revision: integer().notNull(),
    /** Rows it wrote. */
    objects: integer().notNull().default(0),
    /** Of its parts. */
    bytes: integer().notNull().default(0),
    kept: text().$type<Kept>().notNull().default('none'),
    /** Id of the change this one takes back. */
    takesBack: text('takes_back'),
    /** Id of the change that took this one back. */
    takenBackBy: text('taken_back_by'),
    /** Written in parts: how it goes, what it is to write in all, and what it came to. Null = written in one go. */
    course: text().$type<Course>(),
    total: integer(),
    done: integer(),
  },
  (t) => [
    index('changes_by_time').on(t.at),
    index('changes_by_revision').on(t.revision),
    index('changes_by_actor').on(t.actor, t.seq),
    index('changes_by_noun').on(t.noun, t.seq),
    index('changes_by_via').on(t.via, t.seq),
  ],
);

/** Sealed: what rows were and are. */
export const changeParts = sqliteTable(
  'change_parts',
  {
    change: integer()
      .notNull()
      .references(() => changes.seq, { onDelete: 'cascade' }),
    part: integer().notNull(),
    sealed: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.change, t.part] })],
);

/** Which objects a change of a bounded size wrote, to find the changes of one object. */
export const changeObjects = sqliteTable(
  'change_objects',
  {
    objectId: text('object_id').notNull(),
    change: integer()
      .notNull()
      .references(() => changes.seq, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.objectId, t.change] }), index('change_objects_by_change').on(t.change)],
);
