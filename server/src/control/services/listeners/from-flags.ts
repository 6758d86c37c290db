// The listener that --proxy or GYRE_PROXY_LISTEN asks for: made at the first start, moved when the flag says otherwise.
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { Actor } from '../context.ts';
import { isLoopback } from '../listener-rules.ts';
import type { Parts } from '../parts.ts';
import { canonicalAddress } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy'>;
const system: Actor = { kind: 'system', id: 'system', name: 'Gyre', scope: 'admin', via: 'command-line' };

export function ensureFlagListener({ stores, ledger, entropy }: Needs, host: string, port: number): void {
  const address = { host: canonicalAddress(host), port };
  const flagged = stores.listeners.all().filter((it) => it.fromFlags);
  const there = stores.listeners.findByAddress(address.host, port);
  if (there?.fromFlags === true && flagged.length === 1) return;
  ledger.write(system, (now) => {
    const kept = there ?? flagged[0];
    for (const { id } of flagged) if (id !== kept?.id) stores.listeners.remove(id);
    const id = kept?.id ?? entropy.id('listener', now);
    if (kept === undefined) stores.listeners.insert({ ...fresh(id, now), ...address });
    else stores.listeners.update({ ...moved(kept, address), updatedAt: now, version: kept.version + 1 });
    const summary = `listener on ${address.host} port ${port}, from flags`;
    const effect = { noun: 'listeners', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
    return { effect, result: undefined };
  });
}

function fresh(id: string, now: number): Omit<ListenerRow, 'seq' | 'host' | 'port'> {
  const usual = { name: 'main', enabled: true, auth: 'auto', pool: null, profile: '', answerHeaders: true } as const;
  return { id, ...usual, fromFlags: true, createdAt: now, updatedAt: now, version: 1 };
}

/** What was open to this machine alone is not open to the world because an address changed. */
function moved(listener: ListenerRow, address: { readonly host: string; readonly port: number }): ListenerRow {
  const opened = isLoopback(listener.host) && !isLoopback(address.host) && listener.auth === 'never';
  return { ...listener, ...address, auth: opened ? 'auto' : listener.auth, fromFlags: true };
}
