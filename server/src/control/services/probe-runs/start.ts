// Probe many exits now: by ids, by query, or all that are enabled. Answers at once; the run tells how far it is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { Entry } from '../../catalogue/entry.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Endpoint = EndpointOf<'health.probe'>;
type Needs = Pick<Parts, 'catalogue' | 'running' | 'now'>;

export function startProbeRun(parts: Needs): Verb<Endpoint> {
  return (context, { body }) => {
    guard(context, 'operate');
    const entries = selected(parts, body);
    const runs = parts.running()?.probeRuns;
    if (runs === undefined) throw new ServiceError('internal', 'Probing is not running.');
    const run = runs.start(entries.map((it) => it.row.id));
    if (run === undefined)
      throw new ServiceError('limit', 'Too many probe runs are under way: stop one, or wait.', { retryAfterMs: 5_000 });
    return run;
  };
}

function selected({ catalogue, now }: Needs, { ids, q }: Body<Endpoint>): Entry[] {
  if (ids !== undefined && q !== undefined) throw invalidField('/q', 'ids or a query, not both');
  if (ids !== undefined) return [...new Set(ids)].map((id) => entryOf(catalogue, id));
  if (q !== undefined) return catalogue.matching(readQuery(q, '/q'), now());
  return Array.from(catalogue.all()).filter((it) => it.row.adminState === 'enabled');
}

function entryOf(catalogue: Needs['catalogue'], id: string): Entry {
  const entry = catalogue.find(id);
  if (entry === undefined) throw notFound('exit', id);
  return entry;
}
