// The vendors to choose from: a filter above a list, each with what it can be asked for.
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { useState, type KeyboardEvent } from 'react';
import { Input } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { vendorsLike } from '../gateway-draft.ts';
import { t } from '../messages.ts';

interface VendorListProps {
  readonly vendors: readonly VendorTemplate[];
  readonly chosen: string;
  readonly onChoose: (vendor: VendorTemplate) => void;
}

export function VendorList({ vendors, chosen, onChoose }: VendorListProps) {
  const [text, setText] = useState('');
  const shown = vendorsLike(vendors, text);
  // Enter takes the first that is left, and does not send the form around it.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (shown[0]) onChoose(shown[0]);
  };
  return (
    <section aria-label={t.vendors} className="flex min-h-0 flex-col gap-2">
      <Input
        aria-label={t.find}
        placeholder={t.find}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <ul className="max-h-36 min-h-0 flex-1 overflow-y-auto rounded-panel border border-line lg:max-h-none">
        {shown.map((vendor) => (
          <li key={vendor.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-pressed={vendor.id === chosen}
              onClick={() => onChoose(vendor)}
              className={cn(
                'flex w-full flex-col items-start gap-0.5 px-2.5 py-1.5 text-left pointer-coarse:min-h-11',
                vendor.id === chosen ? 'bg-raised' : 'hover:bg-surface',
              )}
            >
              <span className="text-13 font-medium">{vendor.name}</span>
              <span className="text-12 text-ink-3">
                {vendor.can.length === 0 ? t.nothing : t.can(vendor.can)}
                {!vendor.confirmed && ` · ${t.unconfirmed}`}
              </span>
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="p-3 text-13 text-ink-3">{t.none}</li>}
      </ul>
    </section>
  );
}
