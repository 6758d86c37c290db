// Parts of the address that could not be read, each as a chip; one press takes them out of it.
import { X } from 'lucide-react';
import { t } from '../lib/messages/lists.ts';
import { IconButton } from './ui/icon-button.tsx';

interface IgnoredProps {
  /** As they stand in the address. */
  readonly parts: readonly string[];
  readonly onDrop: () => void;
}

export function IgnoredNote({ parts, onDrop }: IgnoredProps) {
  if (parts.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-wrap items-center gap-2">
      {parts.map((part) => (
        <li key={part} className="mono rounded-control border border-warning px-2 py-0.5 text-12 break-all">
          {t.ignored(part)}
        </li>
      ))}
      <li>
        <IconButton small name={t.ignoredDrop} onClick={onDrop}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </li>
    </ul>
  );
}
