// Adds the practice exits to the demo's empty inventory, and the echo targets they are measured by, with the same verbs that the API calls.
import type { Services } from '../control/services/services.ts';
import { practiceEchoes } from './practice-places.ts';
import type { PracticeExit } from './practice.ts';

const context = {
  actor: { kind: 'system', id: 'system', name: 'demo', scope: 'admin' },
  requestId: 'demo',
} as const;

/** `practice`: JSON as the demo's process gave it; '' adds nothing. */
export async function addPracticeExits(practice: string, services: Services): Promise<void> {
  if (practice === '' || services.inventory.exitRecords('', 1).length > 0) return;
  for (const { country, city, tags, ...exit } of JSON.parse(practice) as readonly PracticeExit[]) {
    const place = { country, city, region: null, asn: null };
    const body = { ...exit, place, tags: [...tags] };
    await services.verbs['exits.create'](context, { params: undefined, query: undefined, body, ifVersion: undefined });
  }
  const echoTargets = Object.values(practiceEchoes).map((host) => `http://${host}/`);
  const body = { places: { echoTargets } };
  await services.verbs['settings.update'](context, { params: undefined, query: undefined, body, ifVersion: undefined });
}
