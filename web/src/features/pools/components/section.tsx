// A part of a pool's page with its title: a panel where there is room, a fold on a phone.
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePhone } from '../../../lib/use-media.ts';

interface SectionProps {
  readonly title: string;
  readonly about?: string;
  /** What is inside, while it is folded. */
  readonly inside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, about, inside, children }: SectionProps) {
  const phone = usePhone();
  const text = about && <p className="mb-3 text-13 text-ink-2">{about}</p>;
  if (phone) {
    return (
      <details className="group rounded-panel border border-line">
        <summary className="flex min-h-12 items-center justify-between gap-3 px-4 py-2">
          <h2 className="shrink-0 text-14">{title}</h2>
          <span className="ml-auto min-w-0 truncate text-13 text-ink-2 group-open:hidden">{inside}</span>
          <ChevronDown size={16} aria-hidden="true" className="shrink-0 text-ink-3 group-open:rotate-180" />
        </summary>
        <div className="px-4 pb-4">
          {text}
          {children}
        </div>
      </details>
    );
  }
  return (
    <section aria-label={title} className="rounded-panel border border-line p-4">
      <h2 className="mb-1 text-14">{title}</h2>
      {text}
      {children}
    </section>
  );
}
