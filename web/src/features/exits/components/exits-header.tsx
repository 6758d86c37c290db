// Above the list of exits: title and verbs, the query box, filters by pressing, and how many match.
import { Plus, Router, Upload } from 'lucide-react';
import { PageHeader } from '../../../components/page-header.tsx';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { t as importT } from '../import-messages.ts';
import { t } from '../messages.ts';
import type { TypedQuery } from '../use-typed-query.ts';
import { ColumnChoice } from './column-choice.tsx';
import { DrainNote } from './drain-note.tsx';
import { ExportMenu } from './export-menu.tsx';
import { IgnoredNote } from './ignored-note.tsx';
import { QuickFilters } from './quick-filters.tsx';
import { ViewMenu } from './view-menu.tsx';

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
  readonly onVendor: () => void;
}

const focusBox = (): void => document.querySelector<HTMLInputElement>('[data-query-box]')?.focus();

export function ExitsHeader({ query, q, total, whole, error, over, onImport, onAdd, onVendor }: HeaderProps) {
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
            <Button needs="operate" icon={<Router size={14} aria-hidden="true" />} onClick={onVendor}>
              {t.addVendor}
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
      <IgnoredNote />
      <div className="flex flex-wrap items-center gap-2">
        <ViewMenu />
        <div className="min-w-0 basis-full lg:basis-80 lg:grow">
          <ExitQueryBox
            label={t.query}
            placeholder={t.queryHint}
            value={query.text}
            onValue={query.type}
            error={query.problem ?? fieldProblems(error)['query/q']}
          />
        </div>
        <QuickFilters q={q} onQuery={query.choose} />
        <ColumnChoice />
        <span role="status" className="num ml-auto text-13 text-ink-2">
          {count}
        </span>
      </div>
      <DrainNote of={{ q }} />
    </>
  );
}
