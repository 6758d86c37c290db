// Run it here: Gyre sends one GET as this proxy user, with the wishes of the snippet, and says what became of it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { call } from '../../../lib/api-client.ts';
import { countryName, formatMs } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { failureHints, failureWords, originNames } from '../../../lib/messages/failures.ts';
import { useMay, withSession } from '../../../lib/session.ts';
import { t } from '../snippet-messages.ts';

type Outcome = Response<EndpointOf<'proxyUsers.run'>>;
interface RunProps {
  readonly userId: string;
  /** As they stand behind the name; '' = none. */
  readonly wishes: string;
  readonly listenerId: string | undefined;
}

export function RunHere({ userId, wishes, listenerId }: RunProps) {
  const may = useMay('operate');
  const [url, setUrl] = useState('https://example.com/');
  const run = useMutation({
    mutationFn: () => {
      const body = { url: url.trim(), wishes, ...(listenerId === undefined ? {} : { listenerId }) };
      return withSession(() => call('proxyUsers.run', { params: { id: userId }, body }));
    },
  });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}
    >
      <div className="flex flex-wrap gap-2">
        <span className="min-w-48 flex-1">
          <Input
            aria-label={t.url}
            code
            required
            maxLength={2000}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </span>
        <Button type="submit" disabled={!may || run.isPending} title={may ? undefined : common.needsScope('operate')}>
          {run.isPending ? t.running : t.run}
        </Button>
      </div>
      <div role="status" className="text-13">
        {run.data && <OutcomeText outcome={run.data} />}
        {run.error && <p className="text-danger">{run.error.message}</p>}
      </div>
    </form>
  );
}

function OutcomeText({ outcome }: { readonly outcome: Outcome }) {
  const { ok, status, code, origin, detail, problem, requestId, exitId, exitLabel, country, ms } = outcome;
  const result = code === null ? (status === null ? t.noAnswer : t.answered(status)) : failureWords(code);
  return (
    <div className="rounded-panel border border-line bg-surface p-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className={ok ? 'text-healthy' : 'text-danger'}>
          <StatusIcon kind={ok ? 'healthy' : 'ejected'} />
        </span>
        <span className="font-medium">{result}</span>
        <span className="num text-ink-2">{t.took(formatMs(ms))}</span>
        {exitId !== null && <AppLink href={`/exits?exit=${exitId}`}>{t.via(exitLabel ?? exitId)}</AppLink>}
        {country !== null && <span className="text-ink-2">{countryName(country)}</span>}
        {requestId !== null && (
          <AppLink href={`/requests?request=${requestId}`} className="ml-auto">
            {t.request}
          </AppLink>
        )}
      </p>
      {code !== null && origin !== null && (
        <p className="mt-1 text-ink-2">
          {failureHints[code]} {detail !== '' && t.detail(detail)} {t.causedBy(originNames[origin])}{' '}
          <AppLink href={`/help/codes?code=${code}`}>{t.whatToDo}</AppLink>
        </p>
      )}
      {problem !== null && <p className="mt-1 text-ink-2">{problem}</p>}
    </div>
  );
}
