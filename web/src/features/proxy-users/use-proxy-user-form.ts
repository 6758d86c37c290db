// A proxy user while it is typed: checks, saving, and the choice when somebody else saved first.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Difference } from '../../components/conflict-note.tsx';
import { formatBytes, unknown } from '../../lib/format.ts';
import { fieldProblems, isConflict } from '../../lib/problems.ts';
import { poolsQuery, proxyUsersQuery } from '../../lib/queries.ts';
import { t as limitWords } from './limit-messages.ts';
import { capsOf, limitsDraft, type LimitsDraft, limitsProblems, type LimitsProblems } from './limits-draft.ts';
import { t } from './messages.ts';
import { useCreateProxyUser, useUpdateProxyUser, type Credentials, type ProxyUserCreate } from './mutations.ts';

export interface ProxyUserDraft {
  readonly name: string;
  /** Ids; the first is the default. */
  readonly pools: readonly string[];
  readonly note: string;
  readonly mayChooseExit: boolean;
  readonly limits: LimitsDraft;
}
type Problems = Partial<Record<Exclude<keyof ProxyUserDraft, 'limits'>, string>> & { limits?: LimitsProblems };

const draftOf = (user: ProxyUser | undefined): ProxyUserDraft => ({
  name: user?.name ?? '',
  pools: user?.pools.map(({ id }) => id) ?? [],
  note: user?.note ?? '',
  mayChooseExit: user?.mayChooseExit ?? false,
  limits: limitsDraft(user?.caps),
});

function problemsOf(draft: ProxyUserDraft, isNew: boolean): Problems {
  const found: Problems = {};
  if (isNew && !/^[a-z0-9][a-z0-9_.~]{0,39}$/.test(draft.name)) found.name = t.nameBad;
  if (draft.pools.length === 0) found.pools = t.poolsNone;
  const limits = limitsProblems(draft.limits);
  if (Object.keys(limits).length > 0) found.limits = limits;
  return found;
}

const createOf = ({ name, pools, note, mayChooseExit, limits }: ProxyUserDraft): ProxyUserCreate => ({
  name,
  pools: [...pools],
  ...(mayChooseExit ? { mayChooseExit } : {}),
  ...(limits.month.text + limits.day.text === '' ? {} : { caps: capsOf(limits) }),
  ...(note.trim() === '' ? {} : { note: note.trim() }),
});

interface FormOptions {
  readonly user: ProxyUser | undefined;
  readonly onClose: () => void;
  readonly onCreated: (made: Credentials) => void;
}

export function useProxyUserForm({ user, onClose, onCreated }: FormOptions) {
  const [start, setStart] = useState(() => draftOf(user));
  const [typed, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const { data } = useQuery(poolsQuery);
  const create = useCreateProxyUser(onCreated);
  const change = useChange(user, onClose);
  const write = user ? change.update : create;
  const allPools = data?.items ?? [];
  // A new proxy user begins with the default pool, which the list has first.
  const usual = user || typed !== start ? [] : allPools.slice(0, 1).map(({ id }) => id);
  const draft = usual.length > 0 ? { ...typed, pools: usual } : typed;
  const own = problemsOf(draft, !user);
  const said = fieldProblems(write.error);

  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    if (user) void change.save(draft);
    else create.mutate(createOf(draft));
  };
  const conflict = change.theirs && {
    differences: differences(draft, change.theirs, allPools),
    onTheirs: () => {
      const now = draftOf(change.takeTheirs());
      setStart(now);
      setDraft(now);
    },
    onMine: () => void change.save(draft, change.theirs?.version),
  };
  const told = write.error && !isConflict(write.error) && Object.keys(said).length === 0;
  return {
    draft,
    setDraft,
    allPools,
    conflict,
    submit,
    problems: tried ? ({ ...said, ...own } as Problems) : {},
    busy: write.isPending,
    dirty: typed !== start,
    error: told ? write.error?.message : undefined,
  };
}

/** Saving over the version that was read; a newer one is fetched and left to the person. */
function useChange(user: ProxyUser | undefined, onClose: () => void) {
  const [version, setVersion] = useState(user?.version);
  const [theirs, setTheirs] = useState<ProxyUser | null>(null);
  const client = useQueryClient();
  const update = useUpdateProxyUser(onClose);
  const save = async ({ pools, note, mayChooseExit, limits }: ProxyUserDraft, over = version): Promise<void> => {
    if (!user) return;
    try {
      const body = { pools: [...pools], note: note.trim(), mayChooseExit, caps: capsOf(limits) };
      await update.mutateAsync({ id: user.id, body, ifVersion: over });
    } catch (error) {
      if (!isConflict(error)) return;
      const list = await client.fetchQuery({ ...proxyUsersQuery, staleTime: 0 });
      setTheirs(list.items.find(({ id }) => id === user.id) ?? null);
    }
  };
  const takeTheirs = (): ProxyUser | undefined => {
    setVersion(theirs?.version);
    setTheirs(null);
    update.reset();
    return theirs ?? user;
  };
  return { update, theirs, save, takeTheirs };
}

const limitsText = ({ bytesPerMonth, bytesPerDay, resetDay }: ProxyUser['caps']): string => {
  const text = (bytes: number | null): string => (bytes === null ? unknown : formatBytes(bytes));
  return `${text(bytesPerMonth)} / ${text(bytesPerDay)} / ${resetDay}`;
};

function differences(
  draft: ProxyUserDraft,
  now: ProxyUser,
  pools: readonly { readonly id: string; readonly name: string }[],
): readonly Difference[] {
  const nameOf = (id: string): string => pools.find((pool) => pool.id === id)?.name ?? id;
  return [
    { field: t.pools, yours: draft.pools.map(nameOf).join(', '), now: now.pools.map(({ name }) => name).join(', ') },
    { field: t.note, yours: draft.note, now: now.note },
    { field: limitWords.title, yours: limitsText(capsOf(draft.limits)), now: limitsText(now.caps) },
    { field: t.mayChooseExit, yours: t.yesNo(draft.mayChooseExit), now: t.yesNo(now.mayChooseExit) },
  ].filter(({ yours, now: theirs }) => yours !== theirs);
}
