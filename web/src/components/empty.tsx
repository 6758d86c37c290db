// What stands where a list would be: what belongs here and the first thing to do.
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  /** The verb that fills it. */
  readonly children?: ReactNode;
}

export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-panel border border-dashed border-line px-6 py-12 text-center">
      <h2 className="text-16">{title}</h2>
      <p className="max-w-[480px] text-13 text-ink-2">{text}</p>
      {children}
    </div>
  );
}
