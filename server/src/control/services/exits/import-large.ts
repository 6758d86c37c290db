// A large import, and what becomes of one that breaks off.
import { takeBackBroken } from '../broken-imports.ts';
import { ServiceError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { Import, Imported } from './import-once.ts';
import { ImportParts } from './import-parts.ts';

type Needs = Pick<
  Parts,
  'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now' | 'settings' | 'runs' | 'log'
>;

/** What it wrote until it broke off is taken back. @throws ServiceError */
export async function importInParts(parts: Needs, wanted: Import): Promise<Imported> {
  const work = new ImportParts(parts, wanted);
  try {
    const revision = await work.write();
    await parts.ledger.settled();
    return { plan: wanted.plan, revision };
  } catch (error) {
    parts.fresh.clear();
    if (work.change === undefined) throw error;
    parts.log.error({ error, change: work.change }, 'an import broke off');
    parts.ledger.tellQuiet(work.change);
    parts.runs.breakOff(work.change);
    void takeBackBroken(parts);
    const why = error instanceof ServiceError ? ` ${error.message.replace(/: nothing was changed\.$/, '.')}` : '';
    throw new ServiceError('internal', `The import broke off; what it wrote is taken back.${why}`);
  }
}
