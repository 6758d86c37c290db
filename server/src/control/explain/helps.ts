// What would let a refused request through: each suggestion with the number of exits it would open.
import type { Explanation } from '@gyre/shared/contract/explain';
import type { SelectionRequest } from '../../core/selection/request.ts';
import type { Dropped, Walk } from '../../core/selection/explain.ts';
import { criteriaText, meets } from '../../core/targeting/criteria.ts';

type Help = Explanation['helps'][number];

export function helpsOf(request: SelectionRequest, { pools }: Walk): Help[] {
  const dropped = pools.flatMap((it) => it.dropped);
  const count = (reason: Dropped['reason']): number => dropped.filter((it) => it.reason === reason).length;
  const helps: Help[] = [
    { text: 'Wait for, or probe, the exits that are ejected', exits: count('ejected') },
    { text: 'Lift the bans of this site', exits: count('site_ban') },
    { text: 'Switch the disabled and draining exits on', exits: count('not_enabled') },
    { text: 'Raise the caps of exits that are full', exits: count('full') + count('probation_busy') },
    { text: 'Ask for a weaker guarantee, or release the session', exits: count('guarantee') + count('session') },
    ...withoutEach(request, dropped),
  ];
  return helps.filter((it) => it.exits > 0).sort((a, b) => b.exits - a.exits);
}

/** Dropping one part of the criteria at a time. */
function withoutEach({ criteria }: SelectionRequest, dropped: readonly Dropped[]): Help[] {
  if (criteria === undefined) return [];
  const misfits = dropped.filter((it) => it.reason === 'criteria');
  return criteria.lists.map((list, i) => {
    const rest = criteria.lists.filter((_, n) => n !== i);
    const exits = misfits.filter(
      ({ entry }) => entry.health !== 'ejected' && meets(entry.terms, { key: '', lists: rest }),
    ).length;
    return { text: `Do not ask for ${criteriaText({ key: '', lists: [list] })}`, exits };
  });
}
