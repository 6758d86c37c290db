// Export site bans, as CSV or JSON lines.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import { csvLine } from '../csv.ts';
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
    return [columns, ...bans.map(cellsOf)].map(csvLine).join('');
  };
}

const cellsOf = (ban: SiteBan): readonly unknown[] =>
  columns.map((column) => (column.endsWith('At') ? new Date(ban[column] as number).toISOString() : ban[column]));
