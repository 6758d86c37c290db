// A titled part of the Places screen.
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export function Panel({ title, about, aside, children }: PanelProps) {
  return (
    <section aria-label={title} className="min-w-0 rounded-panel border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 className="text-14">{title}</h2>
        {aside}
      </div>
      {about && <p className="mt-0.5 text-13 text-ink-2">{about}</p>}
      {children}
    </section>
  );
}
