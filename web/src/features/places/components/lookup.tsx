// What the databases say of one address.
import { useState, type FormEvent } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { countryName, unknown } from '../../../lib/format.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { t } from '../messages.ts';
import { useLookup } from '../mutations.ts';
import { Panel } from './panel.tsx';

const looksLikeAddress = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || (text.includes(':') && /^[0-9a-f:.]+$/i.test(text));

export function Lookup() {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const lookup = useLookup();
  const ip = text.trim();
  const bad = tried && !looksLikeAddress(ip) ? t.lookupBad : undefined;
  const said = fieldProblems(lookup.error)['query/ip'];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (looksLikeAddress(ip)) lookup.mutate(ip);
  };
  return (
    <Panel title={t.lookup}>
      <form noValidate onSubmit={submit} className="mt-2 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <Field label={t.lookupField} error={bad ?? said}>
            {(ids) => <Input {...ids} code value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        </div>
        <div className="pt-[22px]">
          <Button type="submit" busy={lookup.isPending}>
            {t.lookupVerb}
          </Button>
        </div>
      </form>
      <div role="status" className="mt-3">
        {lookup.error && said === undefined && <FieldError text={lookup.error.message} />}
        {lookup.data && <Answer place={lookup.data} />}
      </div>
    </Panel>
  );
}

function Answer({ place }: { readonly place: NonNullable<ReturnType<typeof useLookup>['data']> }) {
  const { ip, country, region, city, asn, network, type } = place;
  const facts: readonly (readonly [string, string | null])[] = [
    [t.address, ip],
    [t.countryTitle, country && countryName(country)],
    [t.region, region],
    [t.city, city],
    [t.networkTitle, asn === null ? network : t.network(asn, network)],
    [t.type, type],
  ];
  if ([country, region, city, asn, network, type].every((one) => one === null)) {
    return <p className="text-13 text-ink-3">{t.lookupNone}</p>;
  }
  return (
    <dl className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-13">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="break-words">{value ?? unknown}</dd>
        </div>
      ))}
    </dl>
  );
}
