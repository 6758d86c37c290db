// Parts of the address that could not be read, each as a chip; one press takes them out of it.
import { X } from 'lucide-react';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { useUrl } from '../../../lib/use-url.ts';
import { cleaned, readAddress } from '../read-address.ts';
import { t } from '../view-messages.ts';

export function IgnoredNote() {
  const url = useUrl();
  const asked = readAddress(url);
  if (asked.ignored.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-wrap items-center gap-2">
      {asked.ignored.map((part) => (
        <li key={part} className="mono rounded-control border border-warning px-2 py-0.5 text-12 break-all">
          {t.ignored(part)}
        </li>
      ))}
      <li>
        <IconButton small name={t.ignoredDrop} onClick={() => url.set(cleaned(asked), 'replace')}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </li>
    </ul>
  );
}
