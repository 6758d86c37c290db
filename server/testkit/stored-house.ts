// Services over a real database in memory (or in a file), with a clock a test moves. For tests of storage and services.
import { randomBytes } from 'node:crypto';
import type { ApiEndpoint, EndpointId, EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { api } from '@gyre/shared/contract/api';
import type { Scope } from '@gyre/shared/vocabulary';
import type { BackupRoom } from '../src/control/backups/room.ts';
import type { ImportEntry, ReadDocument } from '../src/control/import-seam.ts';
import type { Commit } from '../src/control/inventory-port.ts';
import type { Running } from '../src/control/running-port.ts';
import type { ServiceContext } from '../src/control/services/context.ts';
import { createServices, type HouseServices, type ServicesOptions } from '../src/control/services/create-services.ts';
import type { AccountEndpointId } from '../src/control/services/services.ts';
import { type Database, inMemory, openDatabase } from '../src/storage/database.ts';
import { Seal } from '../src/storage/seal.ts';

type VerbId = Exclude<EndpointId, AccountEndpointId>;
export interface Call {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly ifVersion?: number;
  readonly scope?: Scope;
}

export interface StoredHouse {
  readonly database: Database;
  readonly services: HouseServices;
  readonly commits: Commit[];
  /** Epoch ms; moved by the test. */
  readonly clock: { now: number };
  /** Calls a verb the way the API does: input read by the contract, answer checked against it. */
  call<I extends VerbId>(id: I, call?: Call): Promise<Response<EndpointOf<I>>>;
  close(): void;
}
export interface StoredHouseOptions extends Partial<
  Omit<ServicesOptions, 'database' | 'seal' | 'readDocument' | 'now' | 'backups'>
> {
  readonly path?: string;
  readonly key?: Buffer;
  readonly readDocument?: ReadDocument;
  readonly running?: () => Running | undefined;
  /** Where its backups are; it has none unless it is in a file. */
  readonly room?: (database: Database, now: () => number) => BackupRoom;
}

export function openStoredHouse(options: StoredHouseOptions = {}): StoredHouse {
  const { path = inMemory, key = randomBytes(32), readDocument = readLines, room, ...rest } = options;
  const clock = { now: 1_800_000_000_000 };
  const database = openDatabase({ path });
  const seal = new Seal(key);
  const now = (): number => clock.now;
  const backups = room?.(database, now);
  const services = createServices({ ...rest, database, seal, readDocument, now, backups });
  const commits: Commit[] = [];
  services.inventory.onCommit((commit) => commits.push(commit));
  const call = async <I extends VerbId>(id: I, given: Call = {}): Promise<Response<EndpointOf<I>>> => {
    const answer = await verbOf(services, id)(contextOf(given.scope ?? 'admin'), inputOf(id, given));
    return endpointOf(id).response.parse(await whole(answer)) as Response<EndpointOf<I>>;
  };
  return { database, services, commits, clock, call, close: () => database.close() };
}

export function contextOf(scope: Scope): ServiceContext {
  return { actor: { kind: 'token', id: 'test', name: `a ${scope}`, scope }, requestId: 'test' };
}

type AnyVerb = (context: ServiceContext, input: object) => unknown;
/** The cast holds because the input is read by the contract of the same id. */
function verbOf(services: HouseServices, id: VerbId): AnyVerb {
  return services.verbs[id] as unknown as AnyVerb;
}
/** Of a text that comes piece by piece. */
async function whole(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  let text = '';
  for await (const piece of answer as AsyncIterable<string>) text += piece;
  return text;
}
function endpointOf(id: EndpointId): ApiEndpoint {
  return api.find((it) => it.id === id)!;
}
function inputOf(id: EndpointId, { params = {}, query = {}, body, ifVersion }: Call): object {
  const it = endpointOf(id);
  const read = (part: 'params' | 'query', value: unknown): unknown =>
    part in it ? (it[part as keyof typeof it] as unknown as { parse(v: unknown): unknown }).parse(value) : undefined;
  const reads = 'body' in it && typeof body !== 'string';
  return {
    params: read('params', params),
    query: read('query', query),
    body: reads ? it.body.parse(body ?? {}) : body,
    ifVersion,
  };
}

/** `scheme://user:password@host:port#label` lines; `#` and `?` lines are skipped and refused. Enough where reading is not what is tested. */
export const readLines: ReadDocument = function* (text) {
  yield;
  const entries = text.split('\n').map((raw, index): ImportEntry => {
    const line = index + 1;
    if (raw === '' || raw.startsWith('#'))
      return { line, text: raw, outcome: 'skipped', code: 'comment', message: 'a comment' };
    const [, scheme, username = '', password = '', host, port, label] =
      /^(?:(\w+):\/\/)?(?:([^:@]*)(?::([^@]*))?@)?([^:@#]+):(\d+)(?:#(.*))?$/.exec(raw) ?? [];
    if (host === undefined)
      return { line, text: '***', outcome: 'error', code: 'unrecognised', message: 'not an exit' };
    const exit = { scheme: (scheme ?? 'http') as 'http', host, port: Number(port), username, password, label };
    return { line, text: `${host}:${port}`, outcome: 'exit', exit, warnings: [] };
  });
  return { format: 'lines', entries };
};
