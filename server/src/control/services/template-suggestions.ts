// What of an import could be one gateway with a template instead of an exit for each line.
import type { ImportSuggestion } from '@gyre/shared/contract/exit-import';
import { recognise } from '../../core/template/recognise.ts';
import type { ImportEntry } from '../import-seam.ts';

const mostSuggestions = 20;

/** Accounts at vendors Gyre knows, with the number of lines each; passwords are left out. */
export function suggestTemplates(entries: readonly ImportEntry[]): ImportSuggestion[] {
  const byAccount = new Map<string, ImportSuggestion>();
  for (const entry of entries) {
    if (entry.outcome !== 'exit' || entry.exit.template !== undefined) continue;
    const { scheme, port, username, password } = entry.exit;
    const host = entry.exit.host.toLowerCase();
    const found = recognise({ host, port, username, password });
    if (found === undefined) continue;
    const { vendor } = found;
    const key = `${scheme} ${host}:${port} ${found.username}`;
    const lines = (byAccount.get(key)?.lines ?? 0) + 1;
    if (lines === 1 && byAccount.size >= mostSuggestions) continue;
    const gateway = { scheme, host, port };
    byAccount.set(key, { vendor: vendor.id, name: vendor.name, gateway, username: found.username, lines });
  }
  return [...byAccount.values()];
}
