// Ends all site bans of an exit, of a site, or all there are, after saying how many.
import { useQuery } from '@tanstack/react-query';
import { FormFrame } from '../../../components/form-frame.tsx';
import { call } from '../../../lib/api-client.ts';
import { t } from '../ban-messages.ts';
import { useLift } from '../mutations.ts';

export interface LiftWhat {
  readonly exitId?: string;
  readonly site?: string;
  readonly all?: boolean;
  /** How the question ends: `at shop.example`. */
  readonly name: string;
}

export function LiftMany({
  what: { name, ...which },
  onClose,
}: {
  readonly what: LiftWhat;
  readonly onClose: () => void;
}) {
  const lift = useLift(onClose);
  const { all: _, ...only } = which;
  // The list may be narrowed further; what ends is counted by itself.
  const { data } = useQuery({
    queryKey: ['site-bans', 'count', only],
    queryFn: ({ signal }) => call('siteBans.list', { query: { limit: 1, ...only }, signal }),
  });
  return (
    <FormFrame
      danger
      title={t.liftTitle(data?.total ?? null, name)}
      text={t.liftText}
      verb={t.liftVerb}
      needs="operate"
      busy={lift.isPending}
      error={lift.error?.message}
      onSubmit={() => lift.mutate(which)}
      onClose={onClose}
    />
  );
}
