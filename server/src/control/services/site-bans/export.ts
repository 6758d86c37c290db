// Export site bans, as CSV or JSON lines.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { findSiteBans, siteBanViewer } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running'>;

const columns = ['exitId', 'exitLabel', 'site', 'sinceAt', 'untilAt', 'repeats', 'by', 'byName', 'reason'] as const;

export function exportSiteBans(parts: Needs): Verb<EndpointOf<'siteBans.export'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const bans = findSiteBans(parts, query).map(siteBanViewer(parts));
    if (query.format === 'jsonl') return bans.map((ban) => `${JSON.stringify(ban)}\n`).join('');
    return [columns.join(','), ...bans.map(csvLine)].map((line) => `${line}\r\n`).join('');
  };
}

function csvLine(ban: SiteBan): string {
  return columns.map((column) => csvCell(column.endsWith('At') ? isoOf(ban[column]) : String(ban[column]))).join(',');
}
const isoOf = (at: string | number): string => new Date(at).toISOString();
/** RFC 4180; what a spreadsheet would take for a formula is made text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
