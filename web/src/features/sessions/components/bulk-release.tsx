// Ends all sessions of the exit or the proxy user that is filtered by, after saying how many.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TypedConfirm } from '../../../components/typed-confirm.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { call } from '../../../lib/api-client.ts';
import { t } from '../messages.ts';
import { useReleaseMany } from '../mutations.ts';
import type { SessionFilter } from '../queries.ts';
import { useExitLabel } from './session-filters.tsx';

/** Whose sessions end: one of the two. */
interface Whose {
  readonly exitId?: string;
  readonly proxyUser?: string;
}

export function BulkRelease({ filter: { exitId, proxyUser } }: { readonly filter: SessionFilter }) {
  const [asking, setAsking] = useState<Whose | null>(null);
  const label = useExitLabel(exitId);
  return (
    <>
      {exitId !== '' && (
        <Button look="danger-quiet" needs="operate" onClick={() => setAsking({ exitId })}>
          {t.releaseExit(label)}
        </Button>
      )}
      {proxyUser !== '' && (
        <Button look="danger-quiet" needs="operate" onClick={() => setAsking({ proxyUser })}>
          {t.releaseUser(proxyUser)}
        </Button>
      )}
      {asking && <Confirm whose={asking} name={asking.proxyUser ?? label} onClose={() => setAsking(null)} />}
    </>
  );
}

interface ConfirmProps {
  readonly whose: Whose;
  readonly name: string;
  readonly onClose: () => void;
}

function Confirm({ whose, name, onClose }: ConfirmProps) {
  const release = useReleaseMany(onClose);
  // The list may be narrowed further; what ends is counted by itself.
  const { data } = useQuery({
    queryKey: ['sessions', 'count', whose],
    queryFn: ({ signal }) => call('sessions.list', { query: { limit: 1, ...whose }, signal }),
  });
  return (
    <TypedConfirm
      word={name}
      title={t.releaseTitle(data?.total ?? null, name)}
      text={t.releaseText}
      verb={t.releaseVerb}
      needs="operate"
      busy={release.isPending}
      error={release.error?.message}
      onSubmit={() => release.mutate(whose)}
      onClose={onClose}
    />
  );
}
