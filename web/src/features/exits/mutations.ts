// Writes to exits and what they put out of date. Pools count exits, so they are read again too.
import type { BodyInput, QueryInput } from '@gyre/shared/contract/contract';
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Exit } from '@gyre/shared/contract/exits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { importKey } from '../../lib/import-runs.ts';
import { t as runT } from '../../lib/messages/write-runs.ts';
import { withSession } from '../../lib/session.ts';
import { toast } from '../../lib/toasts.ts';
import { useWrite } from '../../lib/use-write.ts';
import { awaitRun } from '../../lib/write-runs.ts';
import { t as drawerT } from './drawer-messages.ts';
import { t } from './messages.ts';
import { refreshOrder } from './order-asked.ts';
import { exitQuery } from './queries.ts';

const touches = ['exits', 'pools', 'write-runs'] as const;

export type ExitCreate = BodyInput<EndpointOf<'exits.create'>>;
export type ExitUpdate = BodyInput<EndpointOf<'exits.update'>>;
export type ExitBulk = BodyInput<EndpointOf<'exits.bulk'>>;
export type ImportOptions = QueryInput<EndpointOf<'exits.import'>>;

export const useCreateExit = (onSaved: (exit: Exit) => void) =>
  useWrite({
    run: (body: ExitCreate) => call('exits.create', { body }),
    touches,
    saved: ({ data }) => t.saved.added(data.label),
    onSaved: ({ data }) => (refreshOrder(), onSaved(data)),
  });

/** `ifVersion` left out saves over whatever is there now. */
export const useUpdateExit = (onSaved?: () => void) => {
  const client = useQueryClient();
  return useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: ExitUpdate; ifVersion?: number }) =>
      call('exits.update', { params: { id }, body, ...(ifVersion === undefined ? {} : { ifVersion }) }),
    touches,
    saved: ({ data }) => t.saved.changed(data.label),
    onSaved: ({ data }) => {
      client.setQueryData(exitQuery(data.id).queryKey, data);
      onSaved?.();
    },
  });
};

export const useRemoveExit = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; label: string }) => call('exits.remove', { params: { id } }),
    touches,
    saved: (_, { label }) => t.saved.removed(label),
    onSaved: () => (refreshOrder(), onSaved()),
  });

/** Probes are no write: they are a run of their own (lib/probe-runs.ts). */
export type BulkAction = Exclude<ExitBulk['action'], { verb: 'probe' }>;

export const useBulk = (onSaved: (verb: BulkAction['verb']) => void) =>
  useWrite({
    run: (body: ExitBulk & { action: BulkAction }) => call('exits.bulk', { body }),
    touches,
    // A large one goes on, and is told when it ends.
    saved: (answer, { action }) =>
      answer.run !== null ? null : t.saved.bulk(action.verb, answer.changed, answer.matched),
    onSaved: ({ run }, { action }) => {
      awaitRun(run);
      if (action.verb === 'remove') refreshOrder();
      onSaved(action.verb);
    },
    undo: ({ changed, run }) => changed > 0 && run === null,
  });

/** A dry run writes nothing, so it touches nothing. */
export const usePreviewImport = () =>
  useMutation({
    mutationFn: ({ text, options }: { text: string; options: ImportOptions }) =>
      withSession(() => call('exits.import', { query: { ...options, dryRun: 'true' }, text })),
  });

export const useImport = () =>
  useWrite({
    key: importKey,
    run: ({ text, options }: { text: string; options: ImportOptions }) =>
      call('exits.import', { query: { ...options, dryRun: 'false' }, text }),
    touches: [...touches, 'import-runs'],
    saved: (report) => runT.imported(report.added, report.updated),
    failed: runT.importFailed,
    onSaved: refreshOrder,
  });

export const useProbe = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => withSession(() => call('exits.probe', { params: { id } })),
    onSuccess: (report, id) => {
      const now = client.getQueryData(exitQuery(id).queryKey);
      if (now) client.setQueryData(exitQuery(id).queryKey, { ...now, health: report.health });
    },
  });
};

export const useEndEjection = ({ id, label }: Pick<Exit, 'id' | 'label'>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => withSession(() => call('exits.endEjection', { params: { id } })),
    onSuccess: ({ health }) => {
      client.setQueryData(exitQuery(id).queryKey, (now) => now && { ...now, health });
      toast({ kind: 'saved', text: drawerT.ejectionEnded(label) });
    },
    onError: (error) => toast({ kind: 'failed', text: drawerT.ejectionNotEnded, detail: error.message }),
  });
};

export const useLiftBan = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pair: { exitId: string; site: string }) => withSession(() => call('siteBans.lift', { body: pair })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['site-bans'] }),
  });
};
