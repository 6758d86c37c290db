// What rules call listeners by in a document. Pure.
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';

/** By id. */
export type Names = ReadonlyMap<string, string>;

/** The name, or the address where two have one name. */
export function namesOfListeners(listeners: readonly ListenerRow[]): Names {
  const counts = new Map<string, number>();
  for (const { name } of listeners) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(listeners.map((it) => [it.id, counts.get(it.name) === 1 ? it.name : addressOf(it)]));
}
export function addressOf({ host, port }: Pick<ListenerRow, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
