// Parts of a screen as links side by side: each has an address of its own. On a phone they scroll.
import { useEffect, useRef } from 'react';
import { cn } from '../lib/cn.ts';
import { formatCount } from '../lib/format.ts';
import { AppLink } from './app-link.tsx';

export interface TabLink<T extends string> {
  readonly tab: T;
  readonly label: string;
  readonly href: string;
  /** Shown behind the label; null while unknown, 0 shows nothing. */
  readonly count?: number | null | undefined;
  /** The count needs somebody. */
  readonly alarming?: boolean;
}
interface TabLinksProps<T extends string> {
  readonly name: string;
  readonly here: T;
  readonly tabs: readonly TabLink<T>[];
}

export function TabLinks<T extends string>({ name, here, tabs }: TabLinksProps<T>) {
  const nav = useRef<HTMLElement>(null);
  const counts = tabs.map(({ count }) => count ?? 0).join();
  useEffect(() => {
    // Where the links do not fit, the one that is open is seen.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetWidth / 3;
    // A count that comes makes its link wider, and moves those behind it.
  }, [here, counts]);
  return (
    <nav
      ref={nav}
      aria-label={name}
      className="overflow-x-auto overflow-y-hidden border-b border-line max-md:-mx-4 max-md:px-4"
    >
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ tab, label, href, count, alarming }) => (
          <li key={tab}>
            <AppLink
              href={href}
              current={tab === here}
              className={cn(
                '-mb-px flex h-9 items-center gap-1.5 border-b-2 px-2.5 text-13 whitespace-nowrap outline-offset-[-2px] pointer-coarse:min-h-11',
                tab === here
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:border-line hover:text-ink',
              )}
            >
              {label}
              {count ? (
                <span
                  className={cn(
                    'num rounded-full px-1.5 text-12 leading-5',
                    alarming ? 'bg-danger-tint font-semibold text-danger' : 'bg-raised text-ink-2',
                  )}
                >
                  {formatCount(count)}
                </span>
              ) : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
