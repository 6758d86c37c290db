// Which site bans are listed, and what can be done with all of those: export them, lift them. All of it lives in the address.
import { useQuery } from '@tanstack/react-query';
import { Download, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { Menu, MenuLabel, MenuLink } from '../../../components/ui/menu.tsx';
import { call, urlOf } from '../../../lib/api-client.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import type { Url } from '../../../lib/use-url.ts';
import { t } from '../ban-messages.ts';
import { banFilterQuery, type BanFilter } from '../queries.ts';
import type { LiftWhat } from './lift-many.tsx';

/** The filter an address asks for. */
export const banFilterOf = (url: Url): BanFilter => ({
  q: url.get('q').trim(),
  site: url.get('site'),
  exitId: url.get('exit'),
});

const focusBox = (): void => document.querySelector<HTMLInputElement>('[data-query-box]')?.focus();

interface FiltersProps {
  readonly url: Url;
  readonly total: number | undefined;
  readonly onLift: (what: LiftWhat) => void;
  readonly children: ReactNode;
}

export function BanFilters({ url, total, onLift, children }: FiltersProps) {
  const filter = banFilterOf(url);
  const label = useExitLabel(filter.exitId);
  const { text, type } = useTypedParam(url, 'q');
  useHotkeys([{ keys: '/', label: t.search, group: t.title, run: focusBox }]);
  const nothing = total === 0 && Object.values(filter).every((value) => value === '');
  if (nothing) return null;
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <div className="w-full md:w-64">
        <Input
          type="search"
          data-query-box
          aria-label={t.search}
          placeholder={t.search}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      {filter.site !== '' && (
        <Chip text={t.forSite(filter.site)} name={t.everySite} onDrop={() => url.set({ site: null })} />
      )}
      {filter.exitId !== '' && (
        <Chip text={t.onExit(label)} name={t.everyExit} onDrop={() => url.set({ exit: null })} />
      )}
      <span role="status" className="num text-13 text-ink-2">
        {total === undefined ? '' : t.count(total)}
      </span>
      <span className="flex flex-wrap gap-2 md:ml-auto">
        <LiftButton filter={filter} label={label} onLift={onLift} />
        <Export filter={filter} total={total ?? 0} />
        {children}
      </span>
    </div>
  );
}

interface LiftButtonProps {
  readonly filter: BanFilter;
  readonly label: string;
  readonly onLift: (what: LiftWhat) => void;
}

/** What the list is narrowed to is what is lifted; a searched word is no selection. */
function LiftButton({ filter: { site, exitId }, label, onLift }: LiftButtonProps) {
  const what: LiftWhat =
    exitId !== ''
      ? { exitId, name: t.ofExit(label) }
      : site !== ''
        ? { site, name: t.ofSite(site) }
        : { all: true, name: t.ofAll };
  const text = exitId !== '' ? t.liftExit(label) : site !== '' ? t.liftSite(site) : t.liftAll;
  return (
    <Button look="danger-quiet" needs="operate" onClick={() => onLift(what)}>
      {text}
    </Button>
  );
}

interface ChipProps {
  readonly text: string;
  readonly name: string;
  readonly onDrop: () => void;
}
const Chip = ({ text, name, onDrop }: ChipProps) => (
  <Button aria-label={name} title={name} icon={<X size={14} aria-hidden="true" />} onClick={onDrop}>
    {text}
  </Button>
);

function Export({ filter, total }: { readonly filter: BanFilter; readonly total: number }) {
  const href = (format: 'csv' | 'jsonl'): string =>
    urlOf('siteBans.export', undefined, { format, ...banFilterQuery(filter) });
  return (
    <Menu trigger={<Button icon={<Download size={14} aria-hidden="true" />}>{t.export}</Button>}>
      <MenuLabel>{t.exportShown(total)}</MenuLabel>
      <MenuLink href={href('csv')} download>
        {t.exportCsv}
      </MenuLink>
      <MenuLink href={href('jsonl')} download>
        {t.exportJsonl}
      </MenuLink>
    </Menu>
  );
}

function useExitLabel(id: string): string {
  const { data } = useQuery({
    queryKey: ['exits', 'label', id],
    queryFn: ({ signal }) => call('exits.get', { params: { id }, signal }),
    enabled: id !== '',
    retry: false,
  });
  return data?.label ?? id;
}
