// One pool at a glance: how it chooses, who belongs to it, how its members are, how often it tries.
import type { Pool } from '@gyre/shared/contract/pools';
import { Link } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { AppLink } from '../../../components/app-link.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { formatCount, formatSpan } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t as editorT } from '../editor-messages.ts';
import { t } from '../messages.ts';
import { StateBar } from './state-bar.tsx';

interface CardProps {
  readonly pool: Pool;
  readonly onRemove: () => void;
}

export function PoolCard({ pool, onRemove }: CardProps) {
  return (
    <li className="grid gap-x-6 gap-y-3 p-4 text-13 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1.6fr)_minmax(0,1.4fr)_auto]">
      <div className="min-w-0">
        <h2 className="flex items-baseline gap-2 text-14">
          <AppLink
            href={`/pools/${pool.id}`}
            className="truncate hover:text-accent hover:underline pointer-coarse:py-1"
          >
            {pool.name}
          </AppLink>
          {pool.builtIn && <span className="text-12 font-normal text-ink-3">{t.builtIn}</span>}
        </h2>
        <p className="mt-0.5 text-ink-2" title={editorT.strategies[pool.strategy]}>
          {pool.strategy}
        </p>
        <p className="num text-12 text-ink-3">{t.retryShort(pool.retry.maxAttempts, formatSpan(pool.retry.totalMs))}</p>
      </div>
      <div className="min-w-0">
        <p className="num font-medium">{t.membersOf(formatCount(pool.eligible), formatCount(pool.members))}</p>
        <p className="mt-0.5 break-words text-ink-2">
          <MembershipWords pool={pool} />
        </p>
        {pool.fallbacks.length > 0 && (
          <p className="mt-0.5 text-12 text-ink-3">{t.fallsBack(pool.fallbacks.map(({ name }) => name).join(' → '))}</p>
        )}
      </div>
      <StateBar states={pool.states} />
      <div className="flex items-start gap-2">
        <Link
          to="/exits"
          search={{ q: `pool:${pool.name}` }}
          className="inline-flex h-7 items-center rounded-control px-2 font-medium text-accent hover:bg-raised pointer-coarse:min-h-11"
        >
          {t.showMembers}
        </Link>
        <AppLink href={`/pools/${pool.id}`} className={buttonClass('plain', true)}>
          {t.open}
        </AppLink>
        <More pool={pool} onRemove={onRemove} />
      </div>
    </li>
  );
}

function More({ pool, onRemove }: CardProps) {
  const may = useMay('operate');
  return (
    <Menu
      trigger={
        <IconButton small name={t.actions(pool.name)}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem danger disabled={!may || pool.builtIn} onSelect={onRemove}>
        {common.removeDots}
      </MenuItem>
      {(pool.builtIn || !may) && <MenuLine />}
      {pool.builtIn && <MenuLabel>{t.builtInHelp}</MenuLabel>}
      {!may && <MenuLabel>{common.needsScope('operate')}</MenuLabel>}
    </Menu>
  );
}

function MembershipWords({ pool }: { readonly pool: Pool }) {
  if (pool.query === null) return <>{t.fixed(pool.fixedMembers)}</>;
  const query = pool.query === '' ? t.everything : <code>{pool.query}</code>;
  return (
    <>
      {query}
      {pool.fixedMembers > 0 && <span className="text-ink-3"> + {t.fixed(pool.fixedMembers)}</span>}
    </>
  );
}
