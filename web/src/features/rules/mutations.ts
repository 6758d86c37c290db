// Writes to rules. Moving and switching show at once and are taken back with the reason when the server refuses.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { Rule } from '@gyre/shared/contract/rules';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { alarm, announce } from '../../lib/announce.ts';
import { call } from '../../lib/api-client.ts';
import { t as undoT } from '../../lib/messages/undo.ts';
import { noteOwnWrite } from '../../lib/own-writes.ts';
import { rulesQuery } from '../../lib/queries.ts';
import { withSession } from '../../lib/session.ts';
import { toast } from '../../lib/toasts.ts';
import { noteUndo, undo } from '../../lib/undo.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';
import { movedTo } from './order.ts';

const touches = ['rules'] as const;
export type RuleCreate = BodyInput<EndpointOf<'rules.create'>>;
export type RuleUpdate = BodyInput<EndpointOf<'rules.update'>>;

export const useCreateRule = (onSaved: () => void) =>
  useWrite({
    run: ({ body }: { body: RuleCreate; name: string }) => call('rules.create', { body }),
    touches,
    saved: (_, { name }) => t.saved.created(name),
    onSaved,
  });

export const useUpdateRule = (onSaved: () => void) =>
  useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: RuleUpdate; ifVersion: number; name: string }) =>
      call('rules.update', { params: { id }, body, ifVersion }),
    touches,
    saved: (_, { name }) => t.saved.changed(name),
    onSaved,
  });

export const useRemoveRule = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; name: string }) => call('rules.remove', { params: { id } }),
    touches,
    saved: (_, { name }) => t.saved.removed(name),
    onSaved,
  });

type Rules = readonly Rule[];

/** Shows the list as it will be; returns how to take that back. */
async function foresee(client: QueryClient, change: (rules: Rules) => Rules): Promise<() => void> {
  const { queryKey } = rulesQuery;
  await client.cancelQueries({ queryKey });
  const before = client.getQueryData(queryKey);
  client.setQueryData(queryKey, (now) => now && { items: [...change(now.items)] });
  return () => client.setQueryData(queryKey, before);
}

interface Foreseen<V> {
  readonly run: (variables: V) => Promise<{ readonly revision: number }>;
  readonly change: (rules: Rules, variables: V) => Rules;
  readonly failed: string;
  /** What is said when it is done; the notice offers to take it back. */
  readonly done: (variables: V) => string;
}

function useForeseen<V>({ run, change, failed, done }: Foreseen<V>) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ['rules', 'foreseen'],
    // One after the other: the place of the second counts from the outcome of the first.
    scope: { id: 'rules' },
    mutationFn: (variables: V) => withSession(() => run(variables)),
    onMutate: (variables) => foresee(client, (rules) => change(rules, variables)),
    onSuccess: ({ revision }, variables) => {
      noteOwnWrite(revision);
      noteUndo(revision);
      const action = { label: undoT.undo, run: () => void undo(client, revision) };
      toast({ kind: 'saved', text: done(variables), revision, action });
    },
    onError: (error, _, takeBack) => {
      takeBack?.();
      toast({ kind: 'failed', text: failed, detail: error.message });
      alarm(`${failed}. ${error.message}`);
    },
    onSettled: () => {
      // Reading the list while another move is on its way would show the order between the two.
      if (client.isMutating({ mutationKey: ['rules', 'foreseen'] }) === 1)
        void client.invalidateQueries({ queryKey: touches });
    },
  });
}

export interface Move {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

export function useMoveRule(): (move: Move) => void {
  const { mutate } = useForeseen<Move>({
    run: ({ id, to }) => call('rules.move', { params: { id }, body: { to } }),
    change: (rules, { id, to }) => movedTo(rules, id, to),
    failed: t.moveFailed,
    done: ({ name, to, total }) => t.moved(name, to + 1, total),
  });
  return (move) => {
    if (move.to === move.from) return;
    announce(t.moved(move.name, move.to + 1, move.total));
    mutate(move);
  };
}

export function useSwitchRule() {
  return useForeseen<{ readonly id: string; readonly name: string; readonly enabled: boolean }>({
    run: ({ id, enabled }) => call('rules.update', { params: { id }, body: { enabled } }),
    change: (rules, { id, enabled }) => rules.map((rule) => (rule.id === id ? { ...rule, enabled } : rule)),
    failed: t.switchFailed,
    done: ({ name, enabled }) => (enabled ? t.saved.on(name) : t.saved.off(name)),
  });
}
