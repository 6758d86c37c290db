// Above the list of exits: title and verbs, the query box, filters by pressing, and how many match.
import { useQuery } from '@tanstack/react-query';
import { Plus, Upload } from 'lucide-react';
import { PageHeader } from '../../../components/page-header.tsx';
import { QueryBox } from '../../../components/query-box.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { exitSummaryQuery, poolsQuery } from '../../../lib/queries.ts';
import { t as importT } from '../import-messages.ts';
import { t } from '../messages.ts';
import { suggestions, type KnownValues } from '../suggest.ts';
import type { TypedQuery } from '../use-typed-query.ts';
import { ExportMenu } from './export-menu.tsx';
import { QuickFilters } from './quick-filters.tsx';

interface HeaderProps {
  readonly query: TypedQuery;
  /** The query in force. */
  readonly q: string;
  readonly total: number;
  readonly whole: number | undefined;
  readonly error: Error | null;
  /** A file is held over the page. */
  readonly over: boolean;
  readonly onImport: () => void;
  readonly onAdd: () => void;
}

const focusBox = (): void => document.querySelector<HTMLInputElement>('[data-query-box]')?.focus();

export function ExitsHeader({ query, q, total, whole, error, over, onImport, onAdd }: HeaderProps) {
  const { data: summary } = useQuery(exitSummaryQuery(''));
  const { data: pools } = useQuery(poolsQuery);
  const known: KnownValues = {
    country: summary?.countries.map(({ value }) => value) ?? [],
    tag: summary?.tags.map(({ value }) => value) ?? [],
    pool: pools?.items.map(({ name }) => name) ?? [],
  };
  const suggest = (text: string, caret: number) => suggestions(text, caret, known);
  useHotkeys([{ keys: '/', label: t.keys.find, group: t.title, run: focusBox }]);
  const count =
    whole === undefined ? '' : q === '' ? t.matches(whole) : t.filtered(formatCount(total), formatCount(whole));
  return (
    <>
      <PageHeader
        title={t.title}
        actions={
          <>
            <ExportMenu q={q} total={total} />
            <Button needs="operate" icon={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
              {t.add}
            </Button>
            <Button
              look="primary"
              needs="operate"
              icon={<Upload size={14} aria-hidden="true" />}
              aria-keyshortcuts="i"
              onClick={onImport}
            >
              {over ? importT.drop : t.import}
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 basis-full lg:basis-80 lg:grow">
          <QueryBox
            label={t.query}
            placeholder={t.queryHint}
            value={query.text}
            onValue={query.type}
            suggest={suggest}
            error={query.problem ?? fieldProblems(error)['query/q']}
          />
        </div>
        <QuickFilters q={q} onQuery={query.choose} />
        <span role="status" className="num ml-auto text-13 text-ink-2">
          {count}
        </span>
      </div>
    </>
  );
}
