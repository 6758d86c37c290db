// What exits with a price cost in seven days, and the way to who spends it where.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import { changeOf } from '../compare.ts';
import { formatPrice } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { Tile } from './tiles.tsx';

export function CostTile({ cost }: { readonly cost: NonNullable<Retrospect['cost']> }) {
  // Nothing to compare with needs no words here.
  const change = cost.weekBefore > 0 ? [changeOf(cost.week, cost.weekBefore)] : [];
  return (
    <Tile
      name={t.cost}
      href="/?view=cost"
      value={formatPrice(cost.week)}
      hint={[t.costToday(formatPrice(cost.today)), ...change].join(' · ')}
      course={[]}
    />
  );
}
