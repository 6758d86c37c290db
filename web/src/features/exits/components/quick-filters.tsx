// Filters by pressing instead of typing: each writes a term of the query text, so the text and the chips are two views of one string.
import type { ExitSummary } from '@gyre/shared/contract/exits';
import { adminStates, healthStates } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Popover } from '../../../components/ui/popover.tsx';
import { cn } from '../../../lib/cn.ts';
import { countryName, formatCount } from '../../../lib/format.ts';
import { exitSummaryQuery } from '../../../lib/queries.ts';
import { usePhone } from '../../../lib/use-media.ts';
import { fieldValues, toggled, withField } from '../filter-text.ts';
import { t } from '../messages.ts';

type Field = keyof typeof t.fields;
interface Facet {
  readonly value: string;
  readonly count: number;
}
interface FiltersProps {
  readonly q: string;
  readonly onQuery: (q: string) => void;
}

const order: readonly Field[] = ['state', 'admin', 'country', 'scheme', 'tag'];

function facetsOf(summary: ExitSummary | undefined, field: Field): readonly Facet[] {
  switch (field) {
    case 'state':
      return healthStates.map((value) => ({ value, count: summary?.states[value] ?? 0 }));
    case 'admin':
      return adminStates.map((value) => ({ value, count: summary?.adminStates[value] ?? 0 }));
    case 'country':
      return summary?.countries ?? [];
    case 'scheme':
      return summary?.schemes ?? [];
    case 'tag':
      return summary?.tags ?? [];
  }
}

export function QuickFilters(props: FiltersProps) {
  const phone = usePhone();
  const on = order.reduce((n, field) => n + fieldValues(props.q, field).length, 0);
  if (!phone) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        {order.map((field) => (
          <FilterMenu key={field} field={field} {...props} />
        ))}
      </div>
    );
  }
  return (
    <Popover
      name={t.filters}
      trigger={
        <Button icon={<ListFilter size={14} aria-hidden="true" />}>{on > 0 ? t.filtersOn(on) : t.filters}</Button>
      }
    >
      <div className="flex max-h-[60dvh] w-72 flex-col gap-3 overflow-y-auto p-3">
        {order.map((field) => (
          <fieldset key={field}>
            <legend className="mb-1 text-12 font-medium text-ink-3">{t.fieldTitles[field]}</legend>
            <FacetList field={field} {...props} />
          </fieldset>
        ))}
      </div>
    </Popover>
  );
}

function FilterMenu({ field, ...rest }: FiltersProps & { readonly field: Field }) {
  const chosen = fieldValues(rest.q, field);
  return (
    <Popover
      name={t.filterBy(t.fields[field])}
      trigger={
        <button
          type="button"
          className={cn(
            'inline-flex h-8 items-center gap-1.5 rounded-control border px-2.5 text-13 font-medium pointer-coarse:min-h-11',
            chosen.length > 0
              ? 'border-accent bg-accent-tint text-ink'
              : 'border-control/70 bg-page text-ink-2 hover:bg-surface hover:text-ink',
          )}
        >
          {t.fieldTitles[field]}
          {chosen.length > 0 && <span className="max-w-32 truncate font-normal">{chosen.join(', ')}</span>}
          <ChevronDown size={14} aria-hidden="true" className="text-ink-3" />
        </button>
      }
    >
      <div className="flex max-h-80 w-64 flex-col gap-2 overflow-y-auto p-3">
        <FacetList field={field} {...rest} />
        {chosen.length > 0 && (
          <Button small look="quiet" onClick={() => rest.onQuery(withField(rest.q, field, []))}>
            {t.anyValue}
          </Button>
        )}
      </div>
    </Popover>
  );
}

/**
 * Values of one field with the number of exits that match everything else in the query, so that a second value can be chosen.
 * Chosen values stay listed when they match nothing.
 */
function FacetList({ field, q, onQuery }: FiltersProps & { readonly field: Field }) {
  const { data: summary } = useQuery(exitSummaryQuery(withField(q, field, [])));
  const [find, setFind] = useState('');
  const chosen = fieldValues(q, field);
  const isChosen = (value: string): boolean => chosen.some((one) => one.toLowerCase() === value.toLowerCase());
  const facets = facetsOf(summary, field);
  const missing = chosen.filter((one) => !facets.some(({ value }) => value.toLowerCase() === one.toLowerCase()));
  const all = [...missing.map((value) => ({ value, count: 0 })), ...facets];
  const word = find.trim().toLowerCase();
  const shown = all
    .filter(({ value }) => word === '' || nameOf(field, value).toLowerCase().includes(word))
    .slice(0, 100);
  return (
    <>
      {all.length > 12 && (
        <div className="shrink-0">
          <Input
            type="search"
            value={find}
            aria-label={t.filterFind(t.fields[field])}
            placeholder={t.filterFind(t.fields[field])}
            onChange={(event) => setFind(event.target.value)}
          />
        </div>
      )}
      {shown.length === 0 && <p className="text-13 text-ink-3">{t.filterNone}</p>}
      <ul className="flex flex-col">
        {shown.map(({ value, count }) => (
          <li key={value} className="flex items-center justify-between gap-3">
            <Checkbox
              checked={isChosen(value)}
              label={<span className="break-all">{nameOf(field, value)}</span>}
              onChange={() => onQuery(toggled(q, field, value))}
            />
            <span className="num text-12 text-ink-3">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const nameOf = (field: Field, value: string): string =>
  field === 'country' ? `${value.toUpperCase()} ${countryName(value.toUpperCase())}` : value;
