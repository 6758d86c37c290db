// Title of a screen, one sentence about it, and its verbs. A change of screen moves the focus to the title.
import type { ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, about, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h1 tabIndex={-1} className="text-20">
          {title}
        </h1>
        {about && <p className="text-13 text-ink-2">{about}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
