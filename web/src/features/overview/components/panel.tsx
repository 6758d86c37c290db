// A titled part of the overview: a heading, what stands beside it, and its content. Flat; never inside another one.
import { useId, type ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';

interface PanelProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** Content reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, about, actions, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col rounded-panel border bg-page">
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b px-4 py-1.5">
        <h2 id={id} className="text-13">
          {title}
        </h2>
        {about && <span className="text-12 text-ink-3">{about}</span>}
        {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
      </header>
      <div className={cn('min-h-0 flex-1', !flush && 'p-4')}>{children}</div>
    </section>
  );
}
