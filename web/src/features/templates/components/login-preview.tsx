// What the gateway is sent for sample requests, filled by the same code as real ones. The password stays here: a stand-in is sent.
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { useRested } from '../../../lib/use-rested.ts';
import { isOwn } from '../gateway-draft.ts';
import { t } from '../messages.ts';
import { type PreviewAsk, previewQuery, sampleWishes } from '../queries.ts';

interface LoginPreviewProps {
  readonly vendor: VendorTemplate;
  readonly username: string;
  readonly password: string;
}
const standIn = 'password';

export function LoginPreview({ vendor, username, password }: LoginPreviewProps) {
  const [wishes, setWishes] = useState('');
  const example = vendor.asks.find((it) => it.field === 'username')?.example ?? '';
  // Only in an own template is the password part of the pattern.
  const login = {
    username: username.trim() === '' ? example : username.trim(),
    password: isOwn(vendor) ? password : standIn,
  };
  const rested = useRested(JSON.stringify({ ...login, wishes: wishes.trim() }), 250);
  const asked = JSON.parse(rested) as Omit<PreviewAsk, 'template'>;
  const samples = sampleWishes(vendor);
  return (
    <section aria-label={t.preview} className="flex flex-col gap-2 rounded-panel border border-line p-3">
      <h3 className="text-13">{t.preview}</h3>
      <p className="text-12 text-ink-3">{t.previewText}</p>
      <dl className="flex flex-col gap-1.5">
        {samples.map((sample) => (
          <Sample
            key={sample}
            name={sample === '' ? t.asks.none : sample}
            ask={{ ...asked, template: vendor.id, wishes: sample }}
          />
        ))}
        {asked.wishes !== '' && <Sample name={asked.wishes} ask={{ ...asked, template: vendor.id }} />}
      </dl>
      <Input
        code
        aria-label={t.wish}
        placeholder={t.wishHint}
        value={wishes}
        onChange={(event) => setWishes(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
    </section>
  );
}

function Sample({ name, ask }: { readonly name: string; readonly ask: PreviewAsk }) {
  const { data, error } = useQuery(previewQuery(ask));
  const problem = data?.problem ?? (error ? (fieldProblems(error)['wishes'] ?? error.message) : null);
  return (
    <div className="min-w-0">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="min-w-0">
        {problem !== null && <FieldError text={problem} />}
        {problem === null && data && (
          <span className="block font-mono text-12 break-all">
            {data.username}
            {data.password !== standIn && data.password !== '' && (
              <span className="text-ink-3"> : {data.password}</span>
            )}
          </span>
        )}
      </dd>
    </div>
  );
}
