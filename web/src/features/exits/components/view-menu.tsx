// Saved views in the header: choose one, save what is seen, rename, share, remove. The address holds its id and all that it says.
import type { SavedView } from '@gyre/shared/contract/views';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown, Pencil, Plus, Save, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { useMay } from '../../../lib/session.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { type Asked, readAddress } from '../read-address.ts';
import { t } from '../view-messages.ts';
import { addressOf, isAsSaved, useRemoveView, useSaveView, viewsQuery } from '../views.ts';
import { ViewDialog } from './view-dialog.tsx';

/** What is saved of it. */
const fieldsOf = ({ q, sort, cols }: Asked) => ({ q, sort, cols: [...cols] });

export function ViewMenu() {
  const url = useUrl();
  const asked = readAddress(url);
  const { data } = useQuery(viewsQuery);
  const [asking, setAsking] = useState<'new' | 'edit' | null>(null);
  const views = data?.items ?? [];
  const here = views.find(({ id }) => id === url.get('view'));
  const choose = (view: SavedView | null): void => url.set(addressOf(view));
  useBareView(here);
  return (
    <>
      <Menu
        wide
        align="start"
        trigger={
          <Button icon={<Bookmark size={14} aria-hidden="true" />}>
            {titleOf(here, asked)}
            <ChevronDown size={14} aria-hidden="true" className="text-ink-3" />
          </Button>
        }
      >
        <ViewChoices views={views} here={here?.id ?? ''} onChoose={choose} />
        <MenuLine />
        <ViewVerbs here={here} asked={asked} onAsk={setAsking} onChoose={choose} />
      </Menu>
      {asking !== null && (
        <ViewDialog
          view={asking === 'edit' ? here : undefined}
          asked={asked}
          onClose={() => setAsking(null)}
          onSaved={(view) => (setAsking(null), choose(view))}
        />
      )}
    </>
  );
}

function titleOf(here: SavedView | undefined, asked: Asked): string {
  if (here === undefined) return t.views;
  return isAsSaved(here, asked) ? here.name : t.changed(here.name);
}

interface ChoicesProps {
  readonly views: readonly SavedView[];
  readonly here: string;
  readonly onChoose: (view: SavedView | null) => void;
}

function ViewChoices({ views, here, onChoose }: ChoicesProps) {
  const pick = (id: string): void => onChoose(views.find((one) => one.id === id) ?? null);
  const named = (view: SavedView) => [view.id, view.mine ? view.name : `${view.name} ${t.by(view.owner)}`] as const;
  const own = views.filter(({ shared }) => !shared);
  const shared = views.filter((view) => view.shared);
  return (
    <>
      <MenuChoice value={here} onChoose={pick} options={[['', t.all]]} />
      {own.length > 0 && <MenuLabel>{t.own}</MenuLabel>}
      <MenuChoice value={here} onChoose={pick} options={own.map(named)} />
      {shared.length > 0 && <MenuLabel>{t.shared}</MenuLabel>}
      <MenuChoice value={here} onChoose={pick} options={shared.map(named)} />
    </>
  );
}

interface VerbsProps {
  readonly here: SavedView | undefined;
  readonly asked: Asked;
  readonly onAsk: (what: 'new' | 'edit') => void;
  readonly onChoose: (view: SavedView | null) => void;
}

function ViewVerbs({ here, asked, onAsk, onChoose }: VerbsProps) {
  const may = useMay('operate');
  const mayAll = useMay('admin');
  const save = useSaveView(onChoose);
  const remove = useRemoveView(() => onChoose(null));
  const saveNew = (
    <MenuItem icon={<Plus size={14} aria-hidden="true" />} disabled={!may} onSelect={() => onAsk('new')}>
      {t.save}
    </MenuItem>
  );
  if (here === undefined || !may || !(here.mine || mayAll)) return saveNew;
  return (
    <>
      {!isAsSaved(here, asked) && (
        <MenuItem
          icon={<Save size={14} aria-hidden="true" />}
          onSelect={() => save.mutate({ id: here.id, body: { name: here.name, ...fieldsOf(asked) } })}
        >
          {t.saveChanges}
        </MenuItem>
      )}
      {saveNew}
      <MenuItem icon={<Pencil size={14} aria-hidden="true" />} onSelect={() => onAsk('edit')}>
        {t.edit}
      </MenuItem>
      <MenuItem danger icon={<Trash2 size={14} aria-hidden="true" />} onSelect={() => remove.mutate(here)}>
        {t.remove}
      </MenuItem>
    </>
  );
}

/** A link that names only the view shows all that the view says. */
function useBareView(view: SavedView | undefined): void {
  const { get, set } = useUrl();
  const bare = get('q') === '' && get('sort') === '' && get('cols') === '';
  const seen = useRef('');
  useEffect(() => {
    if (view === undefined || seen.current === view.id) return;
    seen.current = view.id;
    // Later an address without a filter is one that was cleared.
    if (bare) set(addressOf(view), 'replace');
  }, [bare, view, set]);
}
