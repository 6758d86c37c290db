// Which changes are shown: by whom, of what, by which way, and when; all of it in the address.
import { changeVias } from '../change-vias.ts';
import { RangeSelect } from '../../../components/range-select.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { useUrl } from '../../../lib/use-url.ts';
import { nounOf, nouns } from '../change-words.ts';
import { t } from '../messages.ts';

const offered = ['-1h', '-24h', '-7d', '-30d'] as const;

export function ChangeFilters({ actors }: { readonly actors: readonly string[] }) {
  const url = useUrl();
  const object = url.get('objectId');
  const known = url.get('actor') === '' || actors.includes(url.get('actor')) ? actors : [url.get('actor'), ...actors];
  const choices = [
    { name: 'actor', label: t.actor, all: t.anybody, values: known.map((it) => [it, it] as const) },
    { name: 'noun', label: t.noun, all: t.anything, values: nouns.map((it) => [it, nounOf(it)] as const) },
    { name: 'via', label: t.via, all: t.anyWay, values: changeVias.map((it) => [it, t.vias[it]] as const) },
  ];
  return (
    <>
      {choices.map(({ name, label, all, values }) => (
        <span key={name} className="w-40 max-md:min-w-36 max-md:flex-1">
          <Select
            aria-label={label}
            value={url.get(name)}
            onChange={(event) => url.set({ [name]: event.target.value }, 'replace')}
          >
            <option value="">{`${label}: ${all}`}</option>
            {values.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </span>
      ))}
      <span className="min-w-40 max-md:min-w-36 max-md:flex-1">
        <RangeSelect
          from={url.get('from')}
          to={url.get('to')}
          offered={offered}
          none={`${t.when}: ${t.anyTime}`}
          onSet={url.set}
        />
      </span>
      {object !== '' && (
        <Button small onClick={() => url.set({ objectId: null })}>
          {t.ofObject(object)} · {t.clearFilter}
        </Button>
      )}
    </>
  );
}
