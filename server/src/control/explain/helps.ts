// What would let a refused request through: each suggestion with the number of exits it would open.
import type { ExplainHelp } from '@gyre/shared/contract/explain';
import type { SelectionRequest } from '../../core/selection/request.ts';
import type { Dropped, Walk } from '../../core/selection/explain.ts';
import { criteriaText, meets } from '../../core/targeting/criteria.ts';

export function helpsOf(request: SelectionRequest, { pools }: Walk): ExplainHelp[] {
  const dropped = pools.flatMap((it) => it.dropped);
  const count = (reason: Dropped['reason']): number => dropped.filter((it) => it.reason === reason).length;
  const helps: ExplainHelp[] = [
    help('ejected', 'Wait for, or probe, the exits that are ejected', count('ejected')),
    help('site_ban', 'Lift the bans of this site', count('site_ban')),
    help('not_enabled', 'Switch the disabled and draining exits on', count('not_enabled')),
    help('full', 'Raise the caps of exits that are full', count('full') + count('probation_busy')),
    help('session', 'Ask for a weaker guarantee, or release the session', count('guarantee') + count('session')),
    ...withoutEach(request, dropped),
  ];
  return helps.filter((it) => it.exits > 0).sort((a, b) => b.exits - a.exits);
}

/** Dropping one part of the criteria at a time. */
function withoutEach({ criteria }: SelectionRequest, dropped: readonly Dropped[]): ExplainHelp[] {
  if (criteria === undefined) return [];
  const misfits = dropped.filter((it) => it.reason === 'criteria');
  return criteria.lists.map((list, i) => {
    const rest = criteria.lists.filter((_, n) => n !== i);
    const exits = misfits.filter(
      ({ entry }) => entry.health !== 'ejected' && meets(entry.terms, { key: '', lists: rest }),
    ).length;
    const wish = list[0]?.split(':', 1)[0] ?? null;
    return { ...help('wish', `Do not ask for ${criteriaText({ key: '', lists: [list] })}`, exits), wish };
  });
}

const help = (kind: ExplainHelp['kind'], text: string, exits: number): ExplainHelp => ({
  kind,
  text,
  exits,
  wish: null,
});
