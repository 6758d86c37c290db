// The tables whose rows a change can read, compare and put back: what names a row, what is a secret, and what counts by itself and is left out.
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { webhooks } from '../schema/alerts.ts';
import { admins, tokens } from '../schema/admins.ts';
import { exits } from '../schema/exits.ts';
import { listeners } from '../schema/listeners.ts';
import { poolMembers, pools } from '../schema/pools.ts';
import { probeProfiles } from '../schema/probe-profiles.ts';
import { proxyUserPools, proxyUsers } from '../schema/proxy-users.ts';
import { rules } from '../schema/rules.ts';
import { settings } from '../schema/settings.ts';
import { siteBanRules } from '../schema/site-bans.ts';

export interface JournalColumn {
  /** In the database. */
  readonly name: string;
  /** In code and in the API. */
  readonly field: string;
  readonly blob: boolean;
  readonly json: boolean;
  readonly flag: boolean;
}
export interface JournalTable {
  readonly name: string;
  readonly noun: string;
  /** Columns that name a row; two make one key with a line break between. */
  readonly key: readonly string[];
  readonly columns: readonly JournalColumn[];
  readonly secret: readonly string[];
  /** Groups of columns that no two rows may share. */
  readonly unique: readonly (readonly string[])[];
  /** Whether taking back may write it; what is not (an admin, a token) is told, and stays. */
  readonly restored: boolean;
}
type Options = Partial<Pick<JournalTable, 'key' | 'secret' | 'unique' | 'restored'>> & {
  readonly skip?: readonly string[];
};

const counted = ['hits', 'last_hit_at'];

export const journalTables: readonly JournalTable[] = [
  spec(exits, 'exits', {
    secret: ['password'],
    unique: [['host', 'port', 'username', 'scheme', 'local_address']],
    skip: ['seq'],
  }),
  spec(pools, 'pools', { unique: [['name']] }),
  spec(poolMembers, 'pools', { key: ['pool', 'exit'] }),
  spec(proxyUsers, 'proxy-users', { secret: ['verifier', 'old_verifier'], unique: [['name']] }),
  spec(proxyUserPools, 'proxy-users', { key: ['user', 'position'] }),
  spec(listeners, 'listeners', { unique: [['host', 'port']] }),
  spec(rules, 'rules', { skip: counted }),
  spec(settings, 'settings', { key: ['key'] }),
  spec(probeProfiles, 'probe-profiles', { unique: [['name']] }),
  spec(siteBanRules, 'site-ban-rules', { skip: counted }),
  spec(webhooks, 'webhooks', { secret: ['secret'], skip: ['last_at', 'last_status', 'last_problem', 'failures'] }),
  spec(tokens, 'tokens', { secret: ['hash'], skip: ['last_used_at'], restored: false }),
  spec(admins, 'admins', { secret: ['password'], skip: ['name_key'], restored: false }),
];
const byName = new Map(journalTables.map((it) => [it.name, it]));
/** @throws Error for a table a newer version wrote. */
export function journalTable(name: string): JournalTable {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`no journal of the table ${name}`);
  return found;
}

function spec(table: SQLiteTable, noun: string, options: Options): JournalTable {
  const { key = ['id'], secret = [], unique = [], restored = true, skip = [] } = options;
  const columns = Object.entries(getTableColumns(table)).map(([field, it]) => {
    const texts = { name: it.name, field: it.name === 'tags' ? 'tags' : field };
    const json = it.columnType === 'SQLiteTextJson' || it.name === 'tags' || it.name === 'json';
    return { ...texts, blob: it.dataType === 'buffer', json, flag: it.dataType === 'boolean' };
  });
  const kept = columns.filter((it) => !skip.includes(it.name));
  return { name: getTableName(table), noun, key, columns: kept, secret, unique, restored };
}
