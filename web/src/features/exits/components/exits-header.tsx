// Above the list of exits: title and verbs, the query box, filters by pressing, and how many match.
import { Ellipsis, Plus, Router, Upload } from 'lucide-react';
import { PageHeader } from '../../../components/page-header.tsx';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/menu.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { usePhone } from '../../../lib/use-media.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t as importT } from '../import-messages.ts';
import { t } from '../messages.ts';
import type { TypedQuery } from '../use-typed-query.ts';
import { ColumnChoice } from './column-choice.tsx';
import { DrainNote } from './drain-note.tsx';
import { ExportItems, ExportMenu } from './export-menu.tsx';
import { IgnoredParts } from './ignored-parts.tsx';
import { QuickFilters } from './quick-filters.tsx';
import { ViewMenu } from './view-menu.tsx';

interface HeaderProps {
  readonly query: TypedQuery;
  /** The query in force. */
  readonly q: string;
  /** The query whose rows are shown; null before the first. */
  readonly shownQ: string | null;
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

export function ExitsHeader({ query, q, shownQ, total, whole, error, over, onImport, onAdd, onVendor }: HeaderProps) {
  const phone = usePhone();
  useHotkeys([{ keys: '/', label: t.keys.find, group: t.title, run: focusBox }]);
  const count =
    whole === undefined ? '' : q === '' ? t.matches(whole) : t.filtered(formatCount(total), formatCount(whole));
  return (
    <>
      <PageHeader
        title={t.title}
        actions={
          <>
            {phone ? (
              <MoreMenu {...{ q, total, onAdd, onVendor }} />
            ) : (
              <>
                <ExportMenu q={q} total={total} />
                <Button needs="operate" icon={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
                  {t.add}
                </Button>
                <Button needs="operate" icon={<Router size={14} aria-hidden="true" />} onClick={onVendor}>
                  {t.addVendor}
                </Button>
              </>
            )}
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
      <IgnoredParts />
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
      {shownQ !== null && <DrainNote of={{ q: shownQ }} />}
    </>
  );
}

/** What is asked for less often, where there is little room. */
function MoreMenu({ q, total, onAdd, onVendor }: Pick<HeaderProps, 'q' | 'total' | 'onAdd' | 'onVendor'>) {
  const may = useMay('operate');
  return (
    <Menu
      wide
      trigger={
        <IconButton name={common.moreActions}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem disabled={!may} icon={<Plus size={14} aria-hidden="true" />} onSelect={onAdd}>
        {t.add}
      </MenuItem>
      <MenuItem disabled={!may} icon={<Router size={14} aria-hidden="true" />} onSelect={onVendor}>
        {t.addVendor}
      </MenuItem>
      <MenuLine />
      <ExportItems q={q} total={total} />
    </Menu>
  );
}
