// Creates and changes rules, and gives them the order of the document.
import { movesTo, wantedOrder } from './rule-order.ts';
import type { Task } from './task.ts';
import { writeSection } from './write-section.ts';

export function writeRules(task: Task): void {
  const { before, faults, hands, ruleOrder } = task;
  const ids = writeSection(task, 'rules').flatMap((it) => it ?? []);
  if (faults.any || ids.length === 0) return;
  const known = new Set(before.rules.map((it) => it.id));
  const fresh = new Set(ids.filter((id) => !known.has(id)));
  const now = ruleOrder();
  const wanted = wantedOrder(
    now.filter((id) => !fresh.has(id)),
    ids,
  );
  for (const { id, to } of movesTo(now, wanted)) hands.moveRule(id, to);
}
