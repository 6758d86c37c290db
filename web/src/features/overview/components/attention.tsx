// What needs a person, most urgent first, each with the place to go. Nothing is shown when nobody is needed.
import type { Overview } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { StatusIcon, type StatusKind } from '../../../components/status-icon.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { cn } from '../../../lib/cn.ts';
import { t } from '../messages.ts';

type Item = Overview['attention'][number];

const icons: Readonly<Record<Item['level'], StatusKind>> = {
  danger: 'ejected',
  warning: 'warning',
  info: 'unproven',
};
const colours: Readonly<Record<Item['level'], string>> = {
  danger: 'text-danger',
  warning: 'text-warning',
  info: 'text-unproven',
};
const grounds: Readonly<Record<Item['level'], string>> = {
  danger: 'bg-danger-tint',
  warning: 'bg-warning-tint',
  info: 'bg-surface',
};

export function Attention({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={t.needsYou} className="overflow-hidden rounded-panel border">
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li
            key={`${item.code} ${item.text}`}
            className={cn('flex min-h-11 items-center gap-2.5 px-4 py-1.5 text-13', grounds[item.level])}
          >
            <span className={colours[item.level]}>
              <StatusIcon kind={icons[item.level]} />
            </span>
            <span className="min-w-0 flex-1">{item.text}</span>
            {item.link !== '/' && (
              <Link
                {...placeOf(item.link)}
                aria-label={`${t.open}: ${item.text}`}
                className={buttonClass('plain', true)}
              >
                {t.open}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link of the server as the router wants it: path and search apart. */
export function placeOf(link: string): { readonly to: string; readonly search: Record<string, string> } {
  const [path = '/', query = ''] = link.split('?');
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) };
}
