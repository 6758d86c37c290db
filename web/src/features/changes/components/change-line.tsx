// One change: who, what, the line about it, its revision and its age.
import type { Change } from '@gyre/shared/contract/changes';
import { Link } from '@tanstack/react-router';
import { Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount } from '../../../lib/format.ts';
import { t as shell } from '../../../lib/messages/shell.ts';
import { placeOfChange, whatOf } from '../change-words.ts';
import { t } from '../messages.ts';

const looks: Readonly<Record<string, readonly [icon: LucideIcon, colour: string]>> = {
  create: [Plus, 'bg-healthy-tint text-healthy'],
  import: [Plus, 'bg-healthy-tint text-healthy'],
  remove: [Minus, 'bg-danger-tint text-danger'],
};
const usual = [Pencil, 'bg-raised text-ink-2'] as const;

export function ChangeLine({ change }: { readonly change: Change }) {
  const [Icon, colour] = looks[change.action] ?? usual;
  const place = placeOfChange(change);
  return (
    <li className="flex items-start gap-x-3 gap-y-1 px-3 py-2.5 text-13 hover:bg-surface max-md:flex-wrap md:gap-x-4 md:px-4">
      <span className={cn('mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full', colour)}>
        <Icon size={13} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="leading-5">
          <span className="font-medium">{change.actor}</span>{' '}
          {place ? (
            <Link
              to={place.to}
              search={place.search}
              className="text-ink-2 underline decoration-control/60 underline-offset-2 hover:text-ink hover:decoration-current"
            >
              {whatOf(change)}
            </Link>
          ) : (
            <span className="text-ink-2">{whatOf(change)}</span>
          )}
        </p>
        {change.summary !== '' && <p className="mt-0.5 break-words">{change.summary}</p>}
      </div>
      <div className="flex shrink-0 items-center gap-3 text-12 text-ink-3 max-md:order-last max-md:w-full max-md:pl-9 md:gap-4 md:leading-6">
        {change.parts && change.parts.done < change.parts.total && (
          <span className="num text-warning">
            {t.someOf(formatCount(change.parts.done), formatCount(change.parts.total))}
          </span>
        )}
        {change.takenBackBy !== null && <span className="text-ink-3">{t.takenBack}</span>}
        <span className="max-md:hidden">{t.vias[change.via]}</span>
        <span className="num">{shell.rev(change.revision)}</span>
        <span className="md:w-24 md:text-right">
          <TimeAgo at={change.at} />
        </span>
      </div>
      <Link
        aria-label={t.diffOf(change.summary)}
        to="/changes/$id"
        params={{ id: change.id }}
        search={true}
        className={buttonClass('plain', true)}
      >
        {t.diff}
      </Link>
    </li>
  );
}
