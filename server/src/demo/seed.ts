// Adds the practice exits to the demo's empty inventory, the echo targets they are measured by, and a rule for the site that blocks some of them, with the same verbs that the API calls.
import type { Services } from '../control/services/services.ts';
import { practiceEchoes } from './practice-places.ts';
import { choosySite, choosyText } from './practice-target.ts';
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
  const rule = {
    ...{ name: 'tickets: access denied', enabled: true, sites: [choosySite], retry: true },
    when: { statuses: [403], bodyTexts: [`${choosyText.slice(0, choosyText.indexOf(':'))}*data center`] },
    ...{ banMs: 60_000, mostBanMs: 600_000 },
  };
  const input = { params: undefined, query: undefined, body: rule, ifVersion: undefined };
  await services.verbs['siteBanRules.create'](context, input);
  const echoTargets = Object.values(practiceEchoes).map((host) => `http://${host}/`);
  const body = { places: { echoTargets } };
  await services.verbs['settings.update'](context, { params: undefined, query: undefined, body, ifVersion: undefined });
}
