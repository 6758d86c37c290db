// Does what a document says, in an order in which every rule of a noun can hold: what goes and frees a name or an address, settings, what others
// name, what names them, and at last what nobody names any more. Runs inside one write.
import type { ConfigSection } from '@gyre/shared/contract/config-document';
import { goingOf, type Task } from './task.ts';
import { different } from './values.ts';
import { fallbacksOff, writePools } from './write-pools.ts';
import { writeRules } from './write-rules.ts';
import { writeSection } from './write-section.ts';

const early = ['rules', 'listeners', 'proxyUsers', 'siteBanRules', 'webhooks'] as const;
const late = ['pools', 'probeProfiles'] as const;

/** Stops behind the first noun with a fault: what follows would only repeat it. */
export function runTask(task: Task): void {
  const parts = [
    ...early.map((it) => () => remove(task, it)),
    () => settings(task),
    () => writeSection(task, 'probeProfiles'),
    () => fallbacksOff(task),
    () => writePools(task),
    () => writeSection(task, 'proxyUsers'),
    () => writeSection(task, 'listeners'),
    () => writeRules(task),
    () => writeSection(task, 'siteBanRules'),
    () => writeSection(task, 'webhooks'),
    ...late.map((it) => () => remove(task, it)),
  ];
  for (const part of parts) {
    if (task.faults.any) return;
    part();
  }
}

function remove(task: Task, section: ConfigSection): void {
  const hand = task.hands.sections[section];
  for (const { id } of goingOf(task, section)) task.faults.attempt(`/${section}`, () => hand.remove(id));
}
function settings({ wanted, before, hands, faults }: Task): void {
  const { settings } = wanted.document;
  const change = settings && different(before.settings, settings);
  if (change === undefined || Object.keys(change).length === 0) return;
  faults.attempt('/settings', () => hands.settings(change));
}
