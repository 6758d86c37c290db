// A list of facts: name on the left, value on the right; one column on narrow screens.
import type { ReactNode } from 'react';

interface FactsProps {
  readonly title: string;
  /** Of its heading; 3 where it stands in a part of a page. */
  readonly level?: 2 | 3;
  readonly aside?: ReactNode;
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

export function Facts({ title, level = 3, aside, facts }: FactsProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="mb-6">
      <div className="mb-2 flex items-center justify-between gap-3">
        <Heading className={level === 2 ? 'text-16' : 'text-13 text-ink-2'}>{title}</Heading>
        {aside}
      </div>
      <dl className="grid items-baseline grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-13 md:grid-cols-[160px_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
