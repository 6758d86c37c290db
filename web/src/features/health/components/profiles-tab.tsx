// Probe profiles: what exits of a pool are asked, what is expected, how often, and which pools use them.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { poolsQuery, probeProfilesQuery } from '../../../lib/queries.ts';
import { useMay } from '../../../lib/session.ts';
import { spanText } from '../../../lib/spans.ts';
import { useRemoveProfile } from '../mutations.ts';
import { t } from '../profile-messages.ts';
import { expectationWords, targetWords } from '../profile-words.ts';
import { ProfileDialog } from './profile-dialog.tsx';

type Open = { readonly kind: 'create' } | { readonly kind: 'edit' | 'remove'; readonly profile: ProbeProfile } | null;

export function ProfilesTab() {
  const read = useQuery(probeProfilesQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const create = (
    <Button needs="operate" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setOpen({ kind: 'create' })}>
      {t.create}
    </Button>
  );
  return (
    <section aria-label={t.title} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-13 text-ink-2">{t.about}</p>
        {read.data?.items.length !== 0 && create}
      </header>
      <Listing
        read={read}
        expect={2}
        empty={
          <Empty title={t.emptyTitle} text={t.emptyText}>
            {create}
          </Empty>
        }
      >
        {(profiles) => (
          <PlainTable
            name={t.title}
            rows={profiles}
            keyOf={(profile) => profile.id}
            columns={columns((kind, profile) => setOpen({ kind, profile }))}
          />
        )}
      </Listing>
      {open?.kind === 'create' && <ProfileDialog onClose={close} />}
      {open?.kind === 'edit' && <ProfileDialog profile={open.profile} onClose={close} />}
      {open?.kind === 'remove' && <RemoveProfile profile={open.profile} onClose={close} />}
    </section>
  );
}

function columns(
  onVerb: (verb: 'edit' | 'remove', profile: ProbeProfile) => void,
): readonly PlainColumn<ProbeProfile>[] {
  return [
    { id: 'name', sort: ({ name }) => name, title: t.name, cell: ({ name }) => <span className="mono">{name}</span> },
    {
      id: 'target',
      sort: targetWords,
      title: t.target,
      cell: (profile) => <span className="break-all">{targetWords(profile)}</span>,
    },
    {
      id: 'expects',
      title: t.expects,
      cell: (profile) => <span className="break-words">{expectationWords(profile).join(' · ')}</span>,
    },
    {
      id: 'every',
      title: t.every,
      from: 'lg',
      cell: ({ intervalMs, jitterPercent }) => (
        <span className="num whitespace-nowrap">{t.everyWith(spanText(intervalMs), jitterPercent)}</span>
      ),
    },
    {
      id: 'limits',
      title: t.limits,
      from: 'lg',
      cell: ({ failures, successes }) => <span className="num">{t.limitsOf(failures, successes)}</span>,
    },
    { id: 'pools', title: t.pools, cell: ({ pools }) => <PoolLinks names={pools} /> },
    {
      id: 'verbs',
      title: t.edit,
      end: true,
      verbs: true,
      cell: (profile) => <Verbs profile={profile} onVerb={(verb) => onVerb(verb, profile)} />,
    },
  ];
}

function PoolLinks({ names }: { readonly names: readonly string[] }) {
  const { data } = useQuery(poolsQuery);
  if (names.length === 0) return <span className="text-ink-3">{t.unused}</span>;
  return (
    <span className="flex flex-wrap gap-x-2">
      {names.map((name) => {
        const id = data?.items.find((pool) => pool.name === name)?.id;
        return id === undefined ? (
          <span key={name} className="mono">
            {name}
          </span>
        ) : (
          <AppLink
            key={name}
            href={`/pools/${id}`}
            title={t.toPool(name)}
            className="mono hover:text-accent hover:underline"
          >
            {name}
          </AppLink>
        );
      })}
    </span>
  );
}

function Verbs({
  profile,
  onVerb,
}: {
  readonly profile: ProbeProfile;
  readonly onVerb: (verb: 'edit' | 'remove') => void;
}) {
  const may = useMay('operate');
  return (
    <span className="inline-flex items-center gap-1">
      <Button small needs="operate" aria-label={t.editOf(profile.name)} onClick={() => onVerb('edit')}>
        {t.edit}
      </Button>
      <IconButton small name={t.removeOf(profile.name)} disabled={!may} onClick={() => onVerb('remove')}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

/** A profile that pools name stays; which ones is said, with the way there. */
function RemoveProfile({ profile, onClose }: { readonly profile: ProbeProfile; readonly onClose: () => void }) {
  const remove = useRemoveProfile(onClose);
  const blocked = profile.pools.length > 0;
  return (
    <FormFrame
      danger
      title={t.removeTitle(profile.name)}
      text={blocked ? t.removeBlocked(profile.pools) : t.removeText}
      verb={common.remove}
      needs="operate"
      off={blocked}
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: profile.id, name: profile.name })}
      onClose={onClose}
    >
      {blocked && <PoolLinks names={profile.pools} />}
    </FormFrame>
  );
}
